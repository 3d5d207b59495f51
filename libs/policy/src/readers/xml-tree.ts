/** An element of an XML document; its namespace prefix is part of its name (`w:p`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/gu;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the references XML knows; office formats declare no others. */
function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** Nothing an office writes nests deeper; what does stays flat. */
const deepest = 400;

function attributesOf(text: string): Readonly<Record<string, string>> {
  if (text.trim() === '') return {};
  return Object.fromEntries(
    Array.from(text.matchAll(attribute), ([, key = '', a, b]) => [key, resolve(a ?? b ?? '')]),
  );
}

/** No document has more elements; an archive made to fill the memory has. */
const mostElements = 1_500_000;

/** More elements than any document has. */
export class TooManyElements extends Error {
  override readonly name = 'TooManyElements';
}

/** Reads XML into a tree, forgiving what does not close. Linear in the length of the text. @throws TooManyElements */
export function readXml(text: string): XmlElement {
  let elements = 0;
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let from = 0;
  const add = (until: number) => {
    if (until > from) open.at(-1)?.children.push(resolve(text.slice(from, until)));
  };
  for (const found of text.matchAll(token)) {
    const [whole, cdata, closing, name, attributes = '', empty] = found;
    add(found.index);
    from = found.index + whole.length;
    if (cdata !== undefined) open.at(-1)?.children.push(cdata);
    else if (name !== undefined && closing === '/') {
      const at = open.findLastIndex((each) => each.name === name);
      if (at > 0) open.length = at;
    } else if (name !== undefined) {
      if (++elements > mostElements) throw new TooManyElements(`${mostElements}`);
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
      open.at(-1)?.children.push(element);
      if (empty !== '/' && open.length < deepest) open.push(element);
    }
  }
  add(text.length);
  return root;
}

/** Child elements of a name, in order. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The first child element of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The first descendant along a path of names. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childOf(at, name), element);
}

/** The `w:val` of a child, as Word writes its settings; undefined if there is no such child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}
