import { visible } from '../../escape.ts';
import { type Content, svgTags } from '../element.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes nodes of elements. Text becomes text nodes and attribute values: nothing of it is ever parsed. */
export function writeDom(content: Content): Node {
  if (typeof content === 'string') return document.createTextNode(visible(content));
  const { tag, attributes, children } = content;
  const isSvg = (svgTags as readonly string[]).includes(tag);
  const node = isSvg ? document.createElementNS(svgNamespace, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, visible(value));
  node.append(...children.map(writeDom));
  return node;
}
