import { expect } from '@open-wc/testing';
import { deviceSubjectId, newDeviceKey } from '../../src/record/device-key.ts';
import { canonicalText, digestText } from '../../src/record/digest.ts';

describe('digests in a browser', () => {
  it('agrees with sha256sum on Vietnamese text', async () => {
    // printf 'Nhận bản tin\n' | sha256sum
    expect(await digestText('Nhận bản tin')).to.equal('4153c2d32d1089572e85971529fe68ecbdb209d02ed64359c30d1db89793b813');
  });

  it('hashes one text in every form that editors save it in', async () => {
    const digest = await digestText('Đồng ý\nnhận bản tin\n');
    for (const form of ['\uFEFFĐồng ý\r\nnhận bản tin\r\n', 'Đồng ý \nnhận bản tin\t\n\n\n', 'Đồng ý\nnhận bản tin'.normalize('NFD')]) {
      expect(await digestText(form)).to.equal(digest);
    }
  });

  it('keeps blanks inside a line', () => {
    expect(canonicalText('a  b')).to.equal('a  b\n');
  });

  it('makes device keys of 22 characters that never repeat, and subjects that hide them', async () => {
    const keys = Array.from({ length: 50 }, newDeviceKey);
    expect(new Set(keys).size).to.equal(50);
    for (const key of keys) expect(key).to.match(/^[A-Za-z0-9_-]{22}$/);
    expect(await deviceSubjectId(keys[0] ?? '')).to.match(/^d:[A-Za-z0-9_-]{43}$/);
  });
});
