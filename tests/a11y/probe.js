// What is asked of an open page. Each question answers with a list of faults in words, or with plain values.
(() => {
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  const named = (element) => {
    const text = squeeze(element.getAttribute('aria-label') || element.textContent || element.getAttribute('placeholder') || '');
    const id = element.id ? `#${element.id}` : '';
    return `${element.localName}${id} "${text.slice(0, 50)}"`;
  };
  const label = (element) => {
    const by = (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
    const text = by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return squeeze(element.getAttribute('aria-label') || text);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];

  // An element clipped to nothing is for screen readers only (the usual "visually hidden" class).
  const forReadersOnly = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      const cut = style.overflowX !== 'visible' || style.clip !== 'auto' || style.clipPath !== 'none';
      if (cut && style.position !== 'static' && box.width <= 2 && box.height <= 2) return true;
    }
    return false;
  };

  // The part of an element inside the window, as its largest box.
  const inWindow = (element) => {
    const parts = [...element.getClientRects()].map((box) => ({
      left: Math.max(box.left, 0), top: Math.max(box.top, 0),
      right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight),
    })).filter((box) => box.right - box.left >= 1 && box.bottom - box.top >= 1);
    const area = (box) => (box.right - box.left) * (box.bottom - box.top);
    return parts.sort((one, other) => area(other) - area(one))[0];
  };

  // What styles choose the look of a stop by, itself and four around it: two of one kind look the same.
  const kind = (element) => {
    const steps = [];
    for (let at = element; at && steps.length < 5; at = at.parentElement) {
      const marks = ['class', 'style', 'aria-current', 'dir', 'open'].map((name) => at.getAttribute(name) ?? '');
      steps.push([at.localName, ...marks].join(' '));
    }
    return steps.join('<');
  };

  let walked = new Set();
  let last = null;
  let inside = 0;
  const begin = () => { walked = new Set(); last = null; inside = 0; document.activeElement?.blur(); };

  // Where Tab has led; nothing where it has left the page or begun again at the first stop.
  const step = (back) => {
    const element = document.activeElement;
    const told = stop();
    if (!told || (walked.has(element) && element === [...walked][0])) return null;
    const before = last && last.compareDocumentPosition(element);
    // A player has buttons of its own, which the page cannot see.
    inside = element === last && element.matches('audio, video') ? inside + 1 : 0;
    told.again = walked.has(element) && (inside === 0 || inside > 12);
    if (told.again) told.faults.push('comes again: a trap');
    else if (before && !(before & (back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING))) {
      told.faults.push('comes out of reading order');
    }
    walked.add(element);
    last = element;
    return told;
  };

  const stop = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const faults = [];
    const box = inWindow(element);
    if (!shown(element)) faults.push('is not visible');
    if (!box) faults.push('is outside the window');
    if (box && shown(element)) {
      const across = [0.5, 0.1, 0.9].map((part) => box.left + (box.right - box.left) * part);
      const down = (box.top + box.bottom) / 2;
      const seen = across.some((x) => {
        const top = document.elementFromPoint(x, down);
        return top && (element.contains(top) || top.contains(element) && top.localName === 'label');
      });
      if (!seen) faults.push('is covered');
    }
    return {
      name: named(element), faults, tag: element.localName, href: element.getAttribute('href') ?? '',
      inMain: Boolean(element.closest('main')), kind: kind(element),
      box: box && { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top },
    };
  };

  const sideways = () => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= innerWidth) return [];
    const wide = all('body *').filter((element) => shown(element) && element.getBoundingClientRect().right > innerWidth + 1);
    return [`the page is ${root.scrollWidth} px wide in a window of ${innerWidth}: ${wide.slice(0, 3).map(named).join('; ')}`];
  };

  const scrollers = () => all('body *').filter((element) => {
    const style = getComputedStyle(element);
    return ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && shown(element)
      && !['input', 'textarea', 'select'].includes(element.localName);
  }).flatMap((element) => [
    ...(element.tabIndex === 0 ? [] : [`${named(element)} scrolls sideways and has no tabindex="0"`]),
    ...(label(element) ? [] : [`${named(element)} scrolls sideways and has no name`]),
  ]);

  const clipped = () => all('body *').filter((element) => {
    if (!shown(element) || !squeeze(element.textContent) || forReadersOnly(element) || element.closest('svg')) return false;
    const style = getComputedStyle(element);
    const hides = (value) => ['hidden', 'clip'].includes(value);
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0);
  }).map((element) => `${named(element)} is cut off`);

  const targets = () => {
    const controls = all('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')
      .filter((element) => shown(element) && !forReadersOnly(element) && !element.disabled);
    const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
    const small = ({ box }) => box.width < 24 || box.height < 24;
    // WCAG 2.5.8, "Inline": the target's size is set by the line of a sentence that it stands in.
    const inSentence = ({ element }) => {
      if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, dd, dt, td, th, figcaption, blockquote, caption, address, div, section, footer') ?? element.parentElement;
      const links = [...block.querySelectorAll('a')].map((link) => squeeze(link.textContent)).join('');
      return squeeze(block.textContent).replace(/[\s·|,•–/]+/g, '').length > links.replace(/[\s·|,•–/]+/g, '').length;
    };
    const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    // "Spacing": a circle of 24 px on its centre touches no other target, nor the circle of another small one.
    const touches = (one, other) => {
      const [x, y] = centre(one);
      if (small(other)) { const [a, b] = centre(other); return Math.hypot(x - a, y - b) < 24; }
      const dx = Math.max(other.box.left - x, 0, x - other.box.right);
      const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
      return Math.hypot(dx, dy) < 12;
    };
    return boxes.filter((one) => small(one) && !inSentence(one)
      && boxes.some((other) => other !== one && !other.element.contains(one.element) && !one.element.contains(other.element) && touches(one, other)))
      .map(({ element, box }) => `${named(element)} is ${Math.round(box.width)} by ${Math.round(box.height)} px and has no room around it`);
  };

  const outline = () => {
    const faults = [];
    const count = (selector, wanted, what) => {
      const found = all(selector).filter(shown).length;
      if (found !== wanted) faults.push(`${found} ${what}, not ${wanted}`);
    };
    count('h1', 1, 'level-one headings');
    count('main', 1, 'main landmarks');
    let last = 0;
    for (const heading of all('h1, h2, h3, h4, h5, h6').filter(shown)) {
      const level = Number(heading.localName[1]);
      if (level > last + 1 && last) faults.push(`${named(heading)} skips a heading level`);
      last = level;
    }
    for (const kind of ['nav', 'aside', 'section[aria-label], section[aria-labelledby], [role=region]']) {
      const names = all(kind).map(label);
      if (kind === 'nav' && names.length > 1 && names.includes('')) faults.push('a menu has no name');
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      if (twice.length) faults.push(`two ${kind.split(/[,[]/)[0]} landmarks are called "${twice[0]}"`);
    }
    if (!/^[a-z]{2,3}(-[A-Za-z]+)*$/.test(document.documentElement.lang)) faults.push('the page does not say its language');
    const heading = squeeze(document.querySelector('h1')?.textContent ?? '');
    if (!document.title || !heading) faults.push('the page has no title');
    for (const nav of all('nav')) {
      const marked = nav.querySelectorAll('[aria-current="page"]').length;
      const plain = (address) => address.replace(/#.*$/, '').replace(/index\.html$/, '');
      const here = [...nav.querySelectorAll('a[href]')].filter((link) => !link.hash && plain(link.href) === plain(location.href));
      if (here.length && !marked) faults.push(`menu "${label(nav)}" does not mark the current page`);
      if (marked > 1) faults.push(`menu "${label(nav)}" marks ${marked} links as the current page`);
    }
    // Read out in a list of links, each must tell where it leads (WCAG 2.4.4).
    for (const part of all('main section')) {
      const places = new Map();
      for (const link of part.querySelectorAll('a[href]')) {
        const name = label(link) || squeeze(link.textContent);
        if (name && link.closest('section') === part && (places.get(name) ?? link.href) !== link.href) faults.push(`${named(link)} leads to two places`);
        places.set(name, link.href);
      }
    }
    // A screen reader and Tab follow the source; what is seen must too (WCAG 1.3.2, 2.4.3).
    for (const element of all('body *')) {
      const style = getComputedStyle(element);
      if (style.order !== '0' || (/flex|grid/.test(style.display) && /reverse/.test(style.flexDirection + style.flexWrap))) {
        faults.push(`${named(element)} is shown out of reading order`);
      }
    }
    if (!all('footer a[href]').some((link) => /accessib/i.test(link.href + link.textContent))) {
      faults.push('the footer has no link to the accessibility statement');
    }
    return faults;
  };

  const snapshot = () => JSON.stringify([
    location.href, scrollX, scrollY, document.documentElement.outerHTML, named(document.activeElement ?? document.body),
  ]);

  const spacing = () => {
    // WCAG 1.4.12. A constructed sheet is not held back by the page's content security policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }'
      + ' p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  // A mark that says a state by colour or picture alone is lost in forced colours and to a screen reader.
  const wordless = () => all('[class*="state"], [class*="status"], [class*="badge"], [class*="tick"], [class*="done"], input[type=checkbox]')
    .filter((element) => shown(element) && !element.closest('svg') && element.getAttribute('aria-hidden') !== 'true')
    .filter((element) => element.localName === 'input' ? !element.labels.length && !label(element)
      : !squeeze(element.textContent) && !label(element) && !element.querySelector('[aria-label], img[alt]:not([alt=""]), svg title'))
    .map((element) => `${named(element)} (class ${element.className}) says its state without words`);

  // The current page must look different from its neighbours when only the reader's own colours are left.
  const currentLooksLikeOthers = () => all('nav').flatMap((nav) => {
    const look = (link) => {
      const styles = [link, link.parentElement].map((element) => getComputedStyle(element));
      return styles.map((style) => [style.fontWeight, style.textDecorationLine, style.textDecorationThickness, style.borderStyle,
        style.borderWidth, style.outlineStyle, style.listStyleType, style.color, style.backgroundColor].join()).join();
    };
    const links = [...nav.querySelectorAll('a[href]')];
    const current = links.find((link) => link.getAttribute('aria-current') === 'page');
    const other = links.find((link) => !link.hasAttribute('aria-current') && link !== current);
    return current && other && look(current) === look(other) ? [`menu "${label(nav)}" shows the current page like any other`] : [];
  });

  const deadControls = () => all('button, [role=button], a[href="#"], a[href^="javascript:"], a:not([href])')
    .filter((element) => shown(element) && !(element.localName === 'button' && element.type === 'submit' && element.form))
    .map((element) => `${named(element)} does nothing without script`);

  const words = (selector) => all(selector).filter((element) => !element.closest('[hidden]')).map((element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('script, style, template, svg, [hidden], [data-print="no"], .no-print, form, nav').forEach((part) => part.remove());
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode.data);
    return parts.join(' ');
  }).join(' ');

  const storage = () => {
    try { return localStorage.length + sessionStorage.length; } catch { return 0; }
  };

  window.careersiteProbe = {
    begin, step, stop, sideways, scrollers, clipped, targets, outline, snapshot, spacing, wordless, currentLooksLikeOthers, deadControls, words, storage,
    shownLinks: (selector) => all(selector).filter(shown).map((link) => link.href),
  };
})();
