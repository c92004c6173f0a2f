import { expect, it } from 'vitest';
import { html } from '../../../../src/main/practice/pages/html.ts';

it('escapes text for content and for attributes, whatever it holds', () => {
  const text = `<a href='x' title="y">&amp;`;
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(
    '<p title="&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;">' +
      '&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;</p>',
  );
});

it('takes its own markup as it is, lists one after the other, numbers, and nothing for undefined', () => {
  const items = ['<', '>'].map(text => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${7}`.markup).toBe('<ul><li>&lt;</li><li>&gt;</li></ul>7');
});
