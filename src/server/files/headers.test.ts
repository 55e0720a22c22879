import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileHeaders } from './headers.ts';
import { cleanName } from './name.ts';

const file = { hash: 'ab', type: 'image/jpeg', size: 9, name: '现场"照片\r\n(1)*.jpg' };

test('a Chinese name travels by RFC 5987 and cannot break out of the header', () => {
  const { 'Content-Disposition': disposition = '' } = fileHeaders(file);
  assert.equal(
    disposition,
    `attachment; filename="_______(1)*.jpg"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%22%E7%85%A7%E7%89%87%0D%0A%281%29%2A.jpg`,
  );
  assert.ok(new Headers(fileHeaders(file)).has('content-disposition'));
});

test('nothing in a file can run, and its type is not guessed', () => {
  const headers = fileHeaders(file, 'shown');
  assert.equal(headers['X-Content-Type-Options'], 'nosniff');
  assert.equal(headers['Content-Security-Policy'], "default-src 'none'; sandbox");
  assert.match(headers['Content-Disposition'] ?? '', /^inline/);
});

for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'text/plain']) {
  test(`${type} is saved even when asked to be shown`, () => {
    assert.match(fileHeaders({ ...file, type }, 'shown')['Content-Disposition'] ?? '', /^attachment/);
  });
}

const names: readonly (readonly [string, string])[] = [
  ['C:\\fakepath\\现场.jpg', '现场.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202Egpj.exe\u0000', 'agpj.exe'],
  ['第1季度:清单?.xlsx', '第1季度_清单_.xlsx'],
  ['...', '未命名'],
  [`${'长'.repeat(200)}.docx`, `${'长'.repeat(115)}.docx`],
];
for (const [given, shown] of names) {
  test(`the name ${JSON.stringify(given.slice(0, 30))} is shown as ${shown.slice(0, 20)}`, () =>
    assert.equal(cleanName(given), shown));
}
