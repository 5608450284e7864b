// Written by `npm run generate` from browser/main.ts; see scripts/compile-browser-script.mjs.
/** The only script of the HTML report. */
export const browserScript = `(function () {
'use strict';

const labelOrder = [
    'dead',
    'insecure',
    'unstable',
    'moved',
    'blocked',
    'redirected',
    'file',
    'config',
    'lint',
    'not asked',
    'skipped',
    'ok',
];

function assertNever(value) {
    throw new TypeError(\`unexpected: \${JSON.stringify(value)}\`);
}

function rowsOfView(data, view) {
    switch (view) {
        case 'todo':
            return findingRows(data, ({ state, severity }) => state === 'open' && severity !== 'info');
        case 'known':
            return findingRows(data, ({ state, severity }) => state === 'open' && severity === 'info');
        case 'mended':
            return findingRows(data, ({ state }) => state === 'mended');
        case 'accepted':
            return findingRows(data, ({ state }) => state === 'accepted');
        case 'links':
            return linkRows(data);
        default:
            return assertNever(view);
    }
}
function findingRows({ findings, links }, wanted) {
    return findings.filter(wanted).map((finding) => {
        const link = finding.link === undefined ? null : (links[finding.link] ?? null);
        return { label: finding.label, link, finding, places: finding.places ?? link?.places ?? [] };
    });
}
function linkRows({ findings, links }) {
    const told = new Map();
    for (const finding of findings) {
        const { link, label } = finding;
        if (link !== undefined && label === links[link]?.label && !told.has(link))
            told.set(link, finding);
    }
    return links.map((link, index) => ({
        label: link.label,
        link,
        finding: told.get(index) ?? null,
        places: link.places,
    }));
}
function placeText({ files }, { file, line }) {
    return \`\${files[file] ?? ''}\${line === undefined ? '' : \`:\${line}\`}\`;
}
function nameOf({ link }) {
    const place = link?.places[0];
    return place?.text ?? place?.entry ?? link?.title ?? '';
}

function createSelector(data) {
    const views = new Map();
    const texts = new WeakMap();
    const keys = new Map();
    const rowsOf = (view) => kept(() => views.get(view), (rows) => views.set(view, rows), () => rowsOfView(data, view));
    const textOf = (row) => kept(() => texts.get(row), (text) => texts.set(row, text), () => searchText(data, row));
    const order = (rows, { column, direction }) => {
        const known = keys.get(column) ?? new WeakMap();
        keys.set(column, known);
        const keyed = rows.map((row) => ({
            row,
            key: kept(() => known.get(row), (key) => known.set(row, key), () => sortKey(data, row, column)),
        }));
        return keyed.sort((a, b) => compare(a.key, b.key, direction)).map(({ row }) => row);
    };
    return (state) => {
        const all = rowsOf(state.view);
        const found = all.filter(matches(data, state, textOf));
        const counts = new Map();
        for (const { label } of found)
            counts.set(label, (counts.get(label) ?? 0) + 1);
        const chosen = state.labels.length === 0 ? found : found.filter(({ label }) => state.labels.includes(label));
        return { rows: state.sort === null ? chosen : order(chosen, state.sort), counts, total: all.length };
    };
}
function kept(read, write, make) {
    const known = read();
    if (known !== undefined)
        return known;
    const value = make();
    write(value);
    return value;
}
function matches(data, state, textOf) {
    const words = state.text
        .toLowerCase()
        .split(/\\s+/)
        .filter((word) => word !== '');
    const hosts = numbersOf(data.hosts, state.host);
    const files = numbersOf(data.files, state.file);
    return (row) => (hosts === null || (row.link?.host !== undefined && hosts.has(row.link.host))) &&
        (files === null || row.places.some(({ file }) => files.has(file))) &&
        (words.length === 0 || words.every((word) => textOf(row).includes(word)));
}
function numbersOf(names, text) {
    const part = text.trim().toLowerCase();
    if (part === '')
        return null;
    const exact = names.findIndex((name) => name.toLowerCase() === part);
    if (exact !== -1)
        return new Set([exact]);
    return new Set(names.flatMap((name, index) => (name.toLowerCase().includes(part) ? [index] : [])));
}
function searchText(data, row) {
    const { link, finding, label } = row;
    const places = row.places.flatMap((place) => [
        placeText(data, place),
        place.text ?? '',
        place.entry ?? '',
        place.section ?? '',
    ]);
    const parts = [
        label,
        link?.reason,
        link?.url,
        link?.finalUrl,
        link?.title,
        link?.status,
        finding?.rule,
        finding?.message,
        ...places,
    ];
    return parts
        .filter((part) => part !== undefined)
        .join('\\n')
        .toLowerCase();
}
function sortKey(data, row, column) {
    const { link, finding } = row;
    switch (column) {
        case 'verdict':
            return \`\${String.fromCharCode(97 + labelOrder.indexOf(row.label))}\${finding?.rule ?? link?.reason ?? ''}\`;
        case 'link':
            return link === null
                ? nameOf(row) || (finding?.message ?? '')
                : link.url.toLowerCase().replace(/^https?:\\/\\/(?:www\\.)?/, '');
        case 'where': {
            const [place] = row.places;
            return place === undefined ? '' : \`\${data.files[place.file] ?? ''}\\n\${String(place.line ?? 0).padStart(9, '0')}\`;
        }
        case 'status':
            return link?.status ?? '';
        case 'good':
            return link?.lastOkAt ?? '';
    }
}
function compare(a, b, direction) {
    if (a === b)
        return 0;
    if (a === '' || b === '')
        return a === '' ? 1 : -1;
    return (a < b ? -1 : 1) * (direction === 'descending' ? -1 : 1);
}

const viewNames = ['todo', 'known', 'mended', 'accepted', 'links'];
const columnNames = ['verdict', 'link', 'where', 'status', 'good'];
const firstState = {
    view: 'todo',
    labels: [],
    host: '',
    file: '',
    text: '',
    sort: null,
    page: 1,
};
function readState(fragment) {
    const values = new URLSearchParams(fragment.replace(/^#/, ''));
    const page = Number(values.get('page'));
    return {
        view: viewNames.find((name) => name === values.get('view')) ?? firstState.view,
        labels: (values.get('verdict') ?? '').split(',').filter((label) => label !== ''),
        host: values.get('host') ?? '',
        file: values.get('file') ?? '',
        text: values.get('text') ?? '',
        sort: readSort(values.get('sort') ?? ''),
        page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    };
}
function writeState(state) {
    const values = new URLSearchParams();
    const put = (name, value, usual) => {
        if (value !== usual)
            values.set(name, value);
    };
    put('view', state.view, firstState.view);
    put('verdict', state.labels.join(','), '');
    put('host', state.host, '');
    put('file', state.file, '');
    put('text', state.text, '');
    put('sort', writeSort(state.sort), '');
    put('page', String(state.page), '1');
    return \`#\${values.toString().replaceAll('%2C', ',')}\`;
}
function writeSort(sort) {
    return sort === null ? '' : \`\${sort.direction === 'descending' ? '-' : ''}\${sort.column}\`;
}
function readSort(text) {
    const column = columnNames.find((name) => name === text.replace(/^-/, ''));
    return column === undefined ? null : { column, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

function number(value) {
    return String(value).replace(/\\B(?=(?:\\d{3})+$)/g, ',');
}
function count(value, noun) {
    return \`\${number(value)} \${noun}\${value === 1 ? '' : 's'}\`;
}
function day(time) {
    return time.slice(0, 10);
}
function minute(time) {
    return \`\${time.slice(0, 16).replace('T', ' ')} UTC\`;
}
function duration(ms) {
    if (ms < 1000)
        return \`\${Math.round(ms)} ms\`;
    if (ms < 60_000)
        return \`\${Number((ms / 1000).toFixed(1))} s\`;
    const seconds = Math.round(ms / 1000);
    return seconds % 60 === 0 ? \`\${seconds / 60} min\` : \`\${Math.floor(seconds / 60)} min \${seconds % 60} s\`;
}

function find(id, kind) {
    const found = document.getElementById(id);
    if (found instanceof kind)
        return found;
    throw new Error(\`the page has no #\${id}\`);
}

function createFilters(change) {
    const form = find('filters', HTMLFormElement);
    const [text, host, file] = [inputOf(form, 'text'), inputOf(form, 'host'), inputOf(form, 'file')];
    const labels = find('labels', HTMLFieldSetElement);
    const boxes = [...form.querySelectorAll('input[type=checkbox]')];
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
        const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
        change({ labels: chosen, host: host.value, file: file.value, text: text.value });
    });
    const clear = find('clear', HTMLButtonElement);
    clear.addEventListener('click', () => {
        const { view: _view, page: _page, ...usual } = firstState;
        change(usual);
        text.focus();
    });
    return {
        render: (state, { counts, total }) => {
            form.hidden = total === 0;
            clear.hidden =
                [...state.labels, state.host, state.file, state.text].every((filter) => filter === '') && state.sort === null;
            for (const [input, value] of [
                [text, state.text],
                [host, state.host],
                [file, state.file],
            ]) {
                if (input.value !== value)
                    input.value = value;
            }
            for (const box of boxes)
                renderBox(box, state, counts.get(box.value) ?? 0);
            labels.hidden = counts.size === 0 && state.labels.length === 0;
            for (const link of document.querySelectorAll('#views a'))
                renderView(link, state);
        },
    };
}
function renderBox(box, { labels }, times) {
    box.checked = labels.includes(box.value);
    const label = box.closest('label');
    if (label === null)
        return;
    label.hidden = times === 0 && !box.checked;
    const count = label.querySelector('.count');
    if (count !== null)
        count.textContent = number(times);
}
function renderView(link, state) {
    const view = viewNames.find((name) => name === link.dataset['view']) ?? firstState.view;
    link.href = writeState({ ...state, view, labels: [], page: 1 });
    if (view === state.view)
        link.setAttribute('aria-current', 'page');
    else
        link.removeAttribute('aria-current');
}
function inputOf(form, name) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement)
        return input;
    throw new Error(\`the form has no \${name}\`);
}

function canParseUrl(address, base) {
    try {
        return new URL(address, base) !== null;
    }
    catch {
        return false;
    }
}

const svgTags = ['path', 'rect', 'svg', 'title'];
function element(tag, attributes = {}, children = []) {
    return { tag, attributes, children: children.filter((child) => child !== null) };
}

function addressLink(url, text = url) {
    const href = webAddress(url);
    const shown = element('bdi', { dir: 'ltr' }, [text]);
    if (href === null)
        return element('span', { class: 'address' }, [shown]);
    return element('a', { class: 'address', href, rel: 'noopener noreferrer nofollow' }, [shown]);
}
function webAddress(url) {
    if (!canParseUrl(url))
        return null;
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function verdictIn(result) {
    return result.split('/', 1)[0] ?? '';
}

const [step, mark, height] = [7, 5, 18];
const heights = {
    ok: 4,
    moved: 6,
    redirected: 4,
    insecure: 10,
    blocked: 10,
    unstable: 14,
    dead: 18,
};
function timeline(results) {
    const drawn = results.slice(-40);
    const bars = drawn.map(({ at, result }, index) => {
        const verdict = verdictIn(result);
        const tall = heights[verdict] ?? 4;
        const place = { x: \`\${index * step}\`, y: \`\${height - tall}\`, width: \`\${mark}\`, height: \`\${tall}\` };
        return element('rect', { class: verdict, ...place }, [element('title', {}, [\`\${day(at)} \${result}\`])]);
    });
    const width = \`\${Math.max(1, drawn.length * step - (step - mark))}\`;
    const words = stretchesOf(drawn)
        .map(({ result, times }) => \`\${times} × \${result}\`)
        .join(', then ');
    const label = \`\${drawn.length === results.length ? '' : 'lately '}\${words}\`;
    return element('svg', {
        class: 'timeline',
        role: 'img',
        'aria-label': label,
        viewBox: \`0 0 \${width} \${height}\`,
        width,
        height: \`\${height}\`,
    }, bars);
}
function stretchesOf(results) {
    const stretches = [];
    for (const { at, result } of results) {
        const last = stretches.at(-1);
        if (last?.result === result)
            stretches.splice(-1, 1, { ...last, to: at, times: last.times + 1 });
        else
            stretches.push({ result, from: at, to: at, times: 1 });
    }
    return stretches;
}

const shown = 8;
function historyView(data, history) {
    const results = decode(data, history);
    const stretches = [...stretchesOf(results)].reverse();
    const more = stretches.length - shown;
    return element('div', {}, [
        timeline(results),
        element('ul', {}, [
            ...stretches.slice(0, shown).map((stretch) => element('li', {}, [stretchText(stretch)])),
            more <= 0 ? null : element('li', { class: 'faint' }, [\`+\${more} earlier\`]),
        ]),
    ]);
}
function decode({ times, results }, history) {
    return history.flatMap((time, index) => index % 2 === 1 ? [] : [{ at: times[time] ?? '', result: results[history[index + 1] ?? -1] ?? '' }]);
}
function stretchText({ result, from, to, times }) {
    const days = day(from) === day(to) ? day(from) : \`\${day(from)} to \${day(to)}\`;
    return \`\${days}: \${result}\${times === 1 ? '' : \`, \${count(times, 'run')}\`}\`;
}

function prose(text) {
    return text.split('\`').map((part, index) => (index % 2 === 1 ? element('code', {}, [part]) : part));
}

function repositoryText({ forge, name, state, pushedAt, stars, license }) {
    const parts = [
        \`\${name} on \${forge}\`,
        state === 'archived' ? 'archived' : null,
        stars === null ? null : count(stars, 'star'),
        pushedAt === null ? null : \`last push \${day(pushedAt)}\`,
        license,
    ];
    return parts.filter((part) => part !== null).join(', ');
}

function detailView(data, row, places) {
    const { link, finding } = row;
    const result = finding?.rule ?? (link?.reason === undefined ? '' : \`\${link.label}/\${link.reason}\`);
    const meaning = data.meanings.find(([name]) => name === result)?.[1];
    return element('div', { class: 'detail' }, [
        meaning === undefined ? null : element('p', { class: 'meaning' }, prose(meaning)),
        element('dl', {}, [
            ...(link === null ? [] : answerFacts(link)),
            ...(finding?.fix === undefined ? [] : fact('Fix', fixView(finding.fix))),
            ...(link?.history === undefined ? [] : fact('History', [historyView(data, link.history)])),
            ...fact('Places', [placesView(data, placesToTell(row), places)]),
        ]),
    ]);
}
function placesToTell(row) {
    const positions = row.places;
    const known = new Map((row.link?.places ?? []).map((place) => [keyOf(place), place]));
    return positions.map((position) => known.get(keyOf(position)) ?? position);
}
function keyOf({ file, line, column }) {
    return \`\${file}:\${line}:\${column}\`;
}
function fact(name, value) {
    return value.every((part) => part === null) ? [] : [element('dt', {}, [name]), element('dd', {}, value)];
}
function answerFacts(link) {
    const { evidence, repository } = link;
    return [
        ...fact('Page', [link.title === undefined ? null : element('bdi', {}, [link.title])]),
        ...fact('Asked as', [link.probedAs === undefined ? null : addressLink(link.probedAs)]),
        ...fact('Chain', [link.hops === undefined ? null : chainView(link)]),
        ...fact('Evidence', [evidence === undefined ? null : listOf(evidence)]),
        ...fact('Archive', archiveView(link)),
        ...fact('Repository', [repository === undefined ? null : repositoryText(repository)]),
        ...fact('Checked', [checkedText(link)]),
    ];
}
function listOf(texts) {
    return element('ul', {}, texts.map((text) => element('li', {}, [element('bdi', {}, [text])])));
}
const vias = {
    'meta-refresh': ' by a refresh in the page',
    'refresh-header': ' by a refresh header',
};
function chainView({ hops = [], finalUrl, status }) {
    const line = (answer, url, note) => element('li', {}, [element('span', { class: 'answer' }, [answer]), ' ', addressLink(url), note]);
    return element('ol', { class: 'chain' }, [
        ...hops.map((hop) => line(String(hop.status), hop.url, vias[hop.via] ?? '')),
        finalUrl === undefined ? null : line(status === undefined ? 'no answer' : String(status), finalUrl, ''),
    ]);
}
function archiveView({ archive }) {
    if (archive === undefined)
        return [null];
    switch (archive.state) {
        case 'found':
            return [
                addressLink(archive.url, \`capture of \${day(archive.capturedAt)}\`),
                archive.checked === 'verified' ? ', looked at' : ', not looked at',
            ];
        case 'none':
            return ['no capture'];
        case 'unknown':
            return [\`did not say whether it has a capture (\${archive.why})\`];
    }
}
const origins = {
    cache: 'a remembered answer',
    history: 'the last answer, not asked this time',
    local: 'on disk',
    record: 'from an earlier report',
};
function checkedText({ checkedAt, from, attempts, ms }) {
    const parts = [
        checkedAt === undefined ? null : minute(checkedAt),
        from === undefined || !Object.hasOwn(origins, from) ? null : (origins[from] ?? null),
        attempts === undefined ? null : count(attempts, 'attempt'),
        ms === undefined ? null : duration(ms),
    ].filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
}
const states = {
    applied: 'applied',
    offered: 'on offer',
    dropped: 'dropped, it did not fit the text around it',
};
function fixView({ kind, safety, state, edits, times }) {
    const others = times > 1 ? \`, and the same way in \${count(times - 1, 'other place')}\` : '';
    return [
        element('p', {}, [\`\${kind}, \${safety}, \${states[state]}\${others}\`]),
        ...edits.map(({ line, expected, text }) => element('div', { class: 'edit' }, [
            element('span', { class: 'faint' }, [\`line \${number(line)} \`]),
            expected === '' ? null : element('del', {}, [element('bdi', {}, [oneLine(expected)])]),
            text === '' ? null : ' ',
            text === '' ? null : element('ins', {}, [element('bdi', {}, [oneLine(text)])]),
        ])),
    ];
}
function oneLine(text) {
    return text.replace(/\\r\\n|\\r|\\n/g, '⏎');
}
function placesView(data, places, limit) {
    const more = places.length - limit;
    return element('ul', { class: 'places' }, [
        ...places.slice(0, limit).map((place) => element('li', {}, placeView(data, place))),
        more <= 0 ? null : element('li', { class: 'faint' }, [\`+\${number(more)} more\`]),
    ]);
}
function placeView(data, place) {
    const { column, section, entry, text, change, uses } = place;
    const around = [section, entry, text].filter((part) => part !== undefined);
    const used = uses?.map(({ line }) => number(line)).join(', ');
    return [
        element('bdi', { class: 'place' }, [\`\${placeText(data, place)}\${column === undefined ? '' : \`:\${column}\`}\`]),
        ...around.flatMap((part, index) => [index === 0 ? ' ' : ' › ', element('bdi', {}, [part])]),
        used === undefined ? null : \` (used in \${uses?.length === 1 ? 'line' : 'lines'} \${used})\`,
        change === undefined ? null : \` (\${change})\`,
    ];
}

const shownPlaces = 3;
function rowView(data, row, details) {
    const cell = (name, children) => element('td', { role: 'cell', class: name }, children);
    return element('tr', { role: 'row', class: row.label.replace(' ', '-') }, [
        cell('verdict', verdictCell(row)),
        cell('link', [...linkCell(row), detailsOf(data, row)]),
        cell('where', whereCell(data, row)),
        cell('status', [row.link?.status === undefined ? null : String(row.link.status)]),
        cell('good', goodCell(row)),
    ]);
}
function verdictCell({ label, finding, link }) {
    const reason = finding === null ? link?.reason : finding.rule.slice(finding.rule.indexOf('/') + 1);
    const severity = finding === null || finding.state === 'mended' ? null : finding.severity;
    return [
        element('span', { class: 'label' }, [label]),
        reason === undefined ? null : element('span', { class: 'reason' }, [\` \${reason}\`]),
        severity === null ? null : element('span', { class: \`severity \${severity}\` }, [\` \${severity}\`]),
    ];
}
function linkCell(row) {
    const { link, finding } = row;
    const name = nameOf(row);
    const heading = name === '' || name === link?.url ? null : element('div', { class: 'name' }, [element('bdi', {}, [name])]);
    const message = finding?.message ?? null;
    return [
        heading,
        link === null ? null : element('div', {}, [addressLink(link.url)]),
        message === null ? null : element('p', { class: link === null ? 'name' : 'message' }, [message]),
        adviceView(row),
    ];
}
function adviceView({ link, finding }) {
    if (finding?.advice === undefined)
        return null;
    const capture = link?.archive?.state === 'found' ? link.archive : null;
    return element('p', { class: 'advice' }, [
        element('span', { 'aria-hidden': 'true' }, ['→ ']),
        capture === null ? finding.advice : \`\${finding.advice.replace(\`: \${capture.url}\`, '')} (\`,
        capture === null ? null : addressLink(capture.url, 'look at it'),
        capture === null ? null : ')',
    ]);
}
function detailsOf(data, row, details) {
    const of = row.link?.url ?? row.finding?.message ?? '';
    return element('details', {}, [
        element('summary', {}, ['Details', element('span', { class: 'unseen' }, [\` of \${of}\`])]),
        null,
    ]);
}
function whereCell(data, row) {
    const places = row.places;
    const section = row.link?.places[0]?.section;
    const more = places.length - shownPlaces;
    const files = new Set(places.slice(shownPlaces).map(({ file }) => file)).size;
    return [
        ...places
            .slice(0, shownPlaces)
            .map((place) => element('div', {}, [element('bdi', { class: 'place' }, [placeText(data, place)])])),
        more <= 0 ? null : element('div', { class: 'faint' }, [\`+\${number(more)} more in \${count(files, 'file')}\`]),
        section === undefined ? null : element('div', { class: 'faint' }, [element('bdi', {}, [section])]),
    ];
}
function goodCell({ link }) {
    const { lastOkAt, failingSince } = link ?? {};
    return [
        lastOkAt === undefined ? null : element('time', { datetime: lastOkAt }, [day(lastOkAt)]),
        failingSince === undefined
            ? null
            : element('div', { class: 'faint' }, [
                'failing since ',
                element('time', { datetime: failingSince }, [day(failingSince)]),
            ]),
    ];
}

const viewTitles = {
    todo: 'To do',
    known: 'Worth knowing',
    mended: 'Mended',
    accepted: 'Accepted',
    links: 'All links',
};

const unprintable = /[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]/gu;
function visible(text) {
    return text
        .replace(unprintable, (character) => \`\\\\u{\${character.codePointAt(0)?.toString(16)}}\`)
        .replace(/##\\[/g, '##\\\\u{5b}');
}

const svgNamespace = 'http://www.w3.org/2000/svg';
function writeDom(content) {
    if (typeof content === 'string')
        return document.createTextNode(visible(content));
    const { tag, attributes, children } = content;
    const isSvg = svgTags.includes(tag);
    const node = isSvg ? document.createElementNS(svgNamespace, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
        node.setAttribute(name, visible(value));
    node.append(...children.map(writeDom));
    return node;
}

const pageRows = 50;
const printedRows = 2000;
const detailPlaces = 200;
function createTable(data, change) {
    const body = find('table', HTMLTableElement).tBodies[0] ?? find('table', HTMLTableElement).createTBody();
    const heading = find('rows', HTMLElement);
    const pages = find('pages', HTMLElement);
    let shown = null;
    heading.classList.add('unseen');
    const put = (rows) => {
        body.replaceChildren(...rows.map((row) => rowNode(data, row)));
    };
    for (const head of document.querySelectorAll('#table th')) {
        head.replaceChildren(sortButton(head.textContent ?? '', () => change({ sort: nextSort(shown?.state.sort ?? null, head) })));
    }
    for (const button of pages.querySelectorAll('button')) {
        button.addEventListener('click', () => {
            if (shown === null)
                return;
            change({ page: pageBehind(button.value, pageOf(shown), pagesOf(shown)) });
            heading.focus({ preventScroll: true });
            heading.scrollIntoView();
        });
    }
    return {
        render: (state, selection) => {
            shown = { state, selection };
            put(rowsOnPage(shown));
            body.parentElement?.toggleAttribute('hidden', selection.rows.length === 0);
            heading.textContent = viewTitles[state.view];
            find('shown', HTMLElement).textContent = shownText(shown);
            renderHeads(state.sort);
            renderPages(pages, pageOf(shown), pagesOf(shown));
        },
        print: (rows) => {
            if (shown === null)
                return;
            put(rows === 'all' ? shown.selection.rows.slice(0, printedRows) : rowsOnPage(shown));
        },
    };
}
function rowNode(data, row) {
    const node = writeDom(rowView(data, row));
    const details = node instanceof Element ? node.querySelector('details') : null;
    details?.addEventListener('toggle', () => details.append(writeDom(detailView(data, row, detailPlaces))), {
        once: true,
    });
    return node;
}
function pagesOf({ selection }) {
    return Math.max(1, Math.ceil(selection.rows.length / pageRows));
}
function pageOf(shown) {
    return Math.min(shown.state.page, pagesOf(shown));
}
function rowsOnPage(shown) {
    const start = (pageOf(shown) - 1) * pageRows;
    return shown.selection.rows.slice(start, start + pageRows);
}
function pageBehind(button, page, pages) {
    if (button === 'first')
        return 1;
    if (button === 'last')
        return pages;
    return button === 'next' ? Math.min(pages, page + 1) : Math.max(1, page - 1);
}
function renderPages(nav, page, pages) {
    nav.hidden = pages === 1;
    find('page', HTMLElement).textContent = \`Page \${number(page)} of \${number(pages)}\`;
    for (const button of nav.querySelectorAll('button'))
        button.disabled = pageBehind(button.value, page, pages) === page;
}
function shownText(shown) {
    const { rows, total } = shown.selection;
    const noun = shown.state.view === 'links' ? 'link' : 'finding';
    const all = \`\${number(total)} \${noun}\${total === 1 ? '' : 's'}\`;
    if (total === 0)
        return shown.state.view === 'todo' ? 'Nothing wants a person.' : \`No \${noun}s.\`;
    if (rows.length === 0)
        return \`None of \${all} fits the filters.\`;
    const start = (pageOf(shown) - 1) * pageRows;
    const range = \`\${number(start + 1)}–\${number(Math.min(start + pageRows, rows.length))} of \${number(rows.length)}\`;
    return rows.length === total ? \`\${range} \${noun}\${total === 1 ? '' : 's'}\` : \`\${range} that fit, of \${all}\`;
}
function sortButton(text, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    return button;
}
function nextSort(sort, head) {
    const column = columnNames.find((name) => name === head.dataset['column']);
    if (column === undefined)
        return sort;
    if (sort?.column !== column)
        return { column, direction: 'ascending' };
    return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
function renderHeads(sort) {
    for (const head of document.querySelectorAll('#table th')) {
        if (sort !== null && head.dataset['column'] === sort.column)
            head.setAttribute('aria-sort', sort.direction);
        else
            head.removeAttribute('aria-sort');
    }
}

const data = JSON.parse(find('data', HTMLScriptElement).text);
const select = createSelector(data);
const filters = createFilters((change) => show({ ...state, page: 1, ...change }));
const table = createTable(data, (change) => show({ ...state, page: 1, ...change }));
let state = readState(location.hash);
function show(next) {
    state = next;
    history.replaceState(null, '', writeState(state));
    render();
}
function render() {
    const selection = select(state);
    filters.render(state, selection);
    table.render(state, selection);
}
find('tools', HTMLElement).hidden = false;
find('written', HTMLElement).remove();
addEventListener('hashchange', () => {
    state = readState(location.hash);
    render();
});
addEventListener('beforeprint', () => table.print('all'));
addEventListener('afterprint', () => table.print('page'));
render();

})();`;
