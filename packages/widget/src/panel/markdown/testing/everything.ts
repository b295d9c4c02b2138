/** A text with every kind of block and inline that is rendered. */
export const EVERYTHING = `# One title

A paragraph with **strong**, *emphasis*, ~~deleted~~, \`code\`,
a second line, an [address](https://shop.example.com/a "title") &amp; an entity [1].

Setext title
===

- one
- two

  with a paragraph
  - nested
- [x] done

3. three
4. four

> A quote
> of two lines

| Left | Right |
|:--|--:|
| 1 | **2** |
| 3<br>4 | \\| |

\`\`\`ts
const a = 1;

const b = '<b>';
\`\`\`

    indented code

---

<details><summary>raw</summary></details>

![image](https://cdn.example.com/a.png) https://shop.example.com/auto me@shop.example.com

[![linked](https://cdn.example.com/b.png "title")](https://shop.example.com/b)

Last line`;
