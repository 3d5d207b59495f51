import { remark } from './messages';
import { lineAt, type Passage } from './passage';
import type { ParseRemark } from './types';

/** Words that are written wrongly often enough to be looked for. */
const wrongWords =
  /布署|按装|签定|既使|既将|必竟|幅射|防碍|迫不急待|一如继往|再接再励|竟争|震憾|松驰|脉博|根剧|综和|做为一|帐篷户|既定既/gu;
/** Marks set twice, or two that do not go together. 。… and ！！ are a matter of style. */
const doubledMarks = /[，,、；;：:]{2,}|。{2}(?!。)|[，,、；;]。|。[，,、；;]/gu;
/** Function words set twice. 存在在…, 目的的… end a word and begin the next. */
const doubledWords =
  /(?<![存实现潜])在在(?!建|册|校|编|岗)|(?<![目标])的的(?!确|士)|(?<![温调])和和(?![谐平睦顺])|将将(?!军)|被被|把把(?!关)|(?<=[\u4e00-\u9fff])家家(?=[教风庭园])/uy;
/** A character set twice where a word begins: 、家家教家风. Words of two like characters are none, nor is 市市场监管局. */
const doubledStart = /(?<=[，。、；：“（\n])(?![市县区省州乡镇村国部局党])([\u4e00-\u9fff])\1(?!\1)/uy;
const reduplicated =
  /^(?:人人|家家|天天|处处|事事|时时|一一|层层|步步|常常|渐渐|往往|大大|稳稳|牢牢|深深|紧紧|个个|件件|条条|村村|户户|级级|年年|月月|日日|代代|刚刚|仅仅|某某|等等|频频|早早|好好|快快|慢慢|久久|生生|切切|人人|项项|环环|节节|句句|字字|点点|星星|万万|处处|样样|站站|校校|镇镇|乡乡|县县|队队|区区|双双|两两|三三|步步|斤斤|源源|比比|滔滔|孜孜|念念|息息|娓娓|津津|欣欣|蒸蒸|熠熠|徐徐|楚楚|头头|丝丝|面面|多多|妈妈|爸爸|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|叔叔|宝宝)$/u;
/** 家家户户 is right, 家家教 and 家家风 are 家教 and 家风 with one too many. */
const tornWord = /^家家(?:教|风|庭|园|长)/u;
const meant = /^[一逐越很好研商讨]/u;

/** Whether two like characters at the beginning of a word are one too many; 踏踏实实 is AABB and is right. */
function isSlip(text: string, at: number): boolean {
  const pair = text.slice(at, at + 2);
  if (tornWord.test(text.slice(at, at + 3))) return true;
  // 在在建项目中: 在 and 在建.
  if (/^在在[建册校编岗]/u.test(text.slice(at, at + 3))) return false;
  const next = text[at + 2];
  return !reduplicated.test(pair) && (next === undefined || next !== text[at + 3]);
}

function startsAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Where an ideograph is followed by itself. There are few such places, and all else is asked only there. */
function doubledPlaces(text: string): readonly number[] {
  const places: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === text.charCodeAt(at - 1) && isIdeograph(code)) places.push(at - 1);
  }
  return places;
}

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

const shortestRepeat = 2;
const longestRepeat = 6;

/** The same two to six ideographs twice over, as when a line is copied twice. */
function repeats(text: string): readonly { readonly at: number; readonly seen: string }[] {
  const found: { at: number; seen: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const length = repeatedAt(text, at);
    if (length > 0) {
      found.push({ at, seen: text.slice(at, at + 2 * length) });
      at += 2 * length - 1;
    }
  }
  return found;
}

/** How long a stretch begins here that stands twice; the longest, 0 if there is none. */
function repeatedAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (!isIdeograph(first)) return 0;
  for (let length = longestRepeat; length >= shortestRepeat; length--) {
    if (text.charCodeAt(at + length) === first && isRepeated(text, at, length)) return length;
  }
  return 0;
}

function isRepeated(text: string, at: number, length: number): boolean {
  for (let step = 0; step < length; step++) {
    const code = text.charCodeAt(at + step);
    if (code !== text.charCodeAt(at + length + step) || !isIdeograph(code)) return false;
  }
  return true;
}

/** Suspected misprints of a passage. Nothing is changed: each is pointed at, with what stands around it. */
export function misprintsOf(passage: Passage): readonly ParseRemark[] {
  const { text } = passage;
  const found: { at: number; seen: string }[] = [];
  for (const pattern of [wrongWords, doubledMarks]) {
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, seen: match[0] });
  }
  for (const at of doubledPlaces(text)) {
    const word = startsAt(doubledWords, text, at);
    if (word !== null) found.push({ at, seen: word });
    const start = startsAt(doubledStart, text, at);
    if (start !== null && isSlip(text, at)) found.push({ at, seen: start });
  }
  for (const { at, seen } of repeats(text)) {
    if (!meant.test(seen) && text[at + seen.length] !== '再' && new Set(seen).size > 1) {
      found.push({ at, seen });
    }
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, seen }) => {
      const near = text.slice(Math.max(0, at - 6), at + seen.length + 6).replaceAll('\n', '');
      return remark('misprint', lineAt(passage, at), { seen, near });
    });
}
