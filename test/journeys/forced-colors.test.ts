import assert from 'node:assert/strict';
import { describeJourneys, quickest } from '../support/journey.ts';

/** Colours as the browser says them, and how much of the knob is filled, in CSS pixels. */
type Switch = Readonly<Record<'paper' | 'track' | 'trackInk' | 'knob', string>> & { readonly knobWidth: number };

/** Of `rgb(1, 2, 3)`, or with an alpha as a fourth: WCAG's relative luminance, what shines through being the paper. */
const luminance = (color: string, paper: string): number => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/[\d., ]+/.exec(color)?.[0] ?? '').split(',').map(Number);
  if (alpha === 0) return luminance(paper, paper);
  const linear = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
};

const contrast = (one: string, other: string, paper: string): number => {
  const [a, b] = [luminance(one, paper), luminance(other, paper)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

describeJourneys('in colours that the reader forced', quickest, (journey) => {
  journey('a switch shows its track, its knob and which way it is, and the focus is seen', async ({ opens }) => {
    const lan = await opens('/tai-khoan');
    await lan.turnsOn('giao-hang');
    await lan.sees('giao-hang', 'Cửa hàng đã ghi nhận');
    const look = (clause: string): Promise<Switch> => lan.page.evaluate((id) => {
      const control = document.querySelector('an-tam-consent')?.shadowRoot?.getElementById(id);
      const knob = control?.querySelector('.knob');
      if (!control || !knob) throw new Error(`no ${id}`);
      const [track, drawn] = [getComputedStyle(control, '::before'), getComputedStyle(knob)];
      return { paper: getComputedStyle(document.body).backgroundColor, track: track.backgroundColor, trackInk: track.borderTopColor,
        knob: drawn.borderTopColor, knobWidth: parseFloat(drawn.borderTopWidth) };
    }, `an-tam-${clause}`);

    for (const colorScheme of ['light', 'dark'] as const) {
      await lan.page.emulateMedia({ forcedColors: 'active', colorScheme });
      const [on, off] = [await look('giao-hang'), await look('thong-ke')];
      for (const { paper, track, trackInk, knob } of [on, off]) {
        assert.ok(contrast(trackInk, paper, paper) >= 3, `the track's edge ${trackInk} on ${paper}`);
        assert.ok(contrast(knob, track, paper) >= 3, `the knob ${knob} on its track ${track}`);
      }
      assert.ok(on.knobWidth > off.knobWidth * 2, 'full when it is on, a ring when it is off');
      await lan.page.focus();
      await lan.page.press('Tab');
      const focus = await lan.page.evaluate(() => {
        const at = document.querySelector('an-tam-consent')?.shadowRoot?.activeElement;
        const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(at ?? document.body);
        return { color: outlineColor, drawn: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 };
      });
      assert.ok(focus.drawn && contrast(focus.color, on.paper, on.paper) >= 3, `the focus is ${JSON.stringify(focus)} on ${on.paper}`);
    }
  });

  journey('which size of the text is chosen', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.finds('[part~=text-size]');
    for (const colorScheme of ['light', 'dark'] as const) {
      await lan.page.emulateMedia({ forcedColors: 'active', colorScheme });
      const [pressed, other] = await lan.page.evaluate(() => ['true', 'false'].map((is) => {
        const button = document.querySelector('an-tam-policy')?.shadowRoot?.querySelector(`.sizes [aria-pressed=${is}]`);
        const { backgroundColor, color } = getComputedStyle(button ?? document.body);
        return { ground: backgroundColor, ink: color };
      }));
      assert.ok(pressed && other);
      const paper = await lan.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.ok(contrast(pressed.ground, other.ground, paper) >= 3, `${pressed.ground} beside ${other.ground}`);
      assert.ok(contrast(pressed.ink, pressed.ground, paper) >= 4.5, `${pressed.ink} on ${pressed.ground}`);
    }
  });

  journey('which of the places found is shown', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.finds('[part~=search]');
    await lan.page.emulateMedia({ forcedColors: 'active' });
    await lan.page.click('an-tam-policy >>> [part~=search]');
    await lan.page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.matches('input'), 'the field');
    await lan.page.type('ban');
    await lan.page.press('Enter', 'Enter');
    await lan.finds('.mark:not(.here)');
    const [here, other] = await lan.page.evaluate(() => ['.mark.here', '.mark:not(.here)'].map((mark) => {
      const found = document.querySelector('an-tam-policy')?.shadowRoot?.querySelector(mark);
      const { outlineStyle, outlineWidth } = getComputedStyle(found ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    }));
    assert.deepEqual([here, other], ['solid 3px', 'dashed 1px']);
  });
});
