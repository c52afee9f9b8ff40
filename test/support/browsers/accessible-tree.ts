import type { Protocol } from 'puppeteer-core';

/** One thing of the accessibility tree, in reading order: what a screen reader is told of it. */
export type Told = {
  /** As ARIA calls it: `heading`, `switch`; `text` for plain words. */
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** What else is said: `checked=false`, `level=2`, `expanded=true`, `live=polite`. Only what the element says of itself. */
  readonly states: readonly string[];
  readonly depth: number;
};

type Node = Protocol.Accessibility.AXNode;

/** Roles of which all is said with their name. */
const closed = ['link', 'button', 'switch', 'checkbox', 'text', 'DisclosureTriangle', 'searchbox', 'textbox', 'image'];
/** Said also where they are not so. */
const always = ['checked', 'expanded', 'pressed'];
const wanted = ['level', 'invalid', 'disabled', 'focused', 'modal', 'live', 'hasPopup'];
/** Roles that say nothing by themselves. */
const silent = ['none', 'generic', 'paragraph', 'LabelText', 'InlineTextBox', 'LineBreak', 'ListMarker', 'strong', 'emphasis', 'mark'];

const textOf = (value: Protocol.Accessibility.AXValue | undefined): string =>
  (typeof value?.value === 'string' ? value.value.normalize('NFC').replace(/\s+/g, ' ').trim() : '');

const statesOf = ({ properties = [] }: Node): readonly string[] => properties
  .filter(({ name, value }) => always.includes(name) || (wanted.includes(name) && value.value !== false && value.value !== 'false'))
  .map(({ name, value }) => `${name}=${String(value.value)}`);

/** @param nodes as the browser hands them out, the root first */
export const readTree = (nodes: readonly Node[]): readonly Told[] => {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: Told[] = [];
  const walk = (node: Node, depth: number, isNamed: boolean): void => {
    const role = node.role?.value === 'StaticText' ? 'text' : String(node.role?.value);
    const name = textOf(node.name);
    const isText = role === 'text';
    const isSaid = !node.ignored && !silent.includes(role) && (isText ? name !== '' && !isNamed : true);
    if (isSaid) told.push({ role, name, description: textOf(node.description), states: isText ? [] : statesOf(node), depth });
    if (isSaid && closed.includes(role)) return;
    // Words inside a heading are its name already.
    const below = isNamed || (isSaid && role === 'heading');
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, isSaid ? depth + 1 : depth, below);
    }
  };
  const [root] = nodes;
  if (root) walk(root, 0, false);
  return told;
};
