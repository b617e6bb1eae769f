// Shows similar proposals while a title is typed, and takes a village from the map. Everything also
// works without this file: by a button, and by the list of villages.
{
  const box = document.querySelector('[data-similar]');
  const list = box?.querySelector('[data-similar-list]');
  const title = document.getElementById('title');
  let timer = 0;
  let asked = '';

  const show = (found) => {
    const items = found.map((one) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = one.href;
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = one.title;
      item.append(link, `（${one.status}，${one.about}）`);
      return item;
    });
    const all = document.createElement('ul');
    all.append(...items);
    list.replaceChildren(items.length > 0 ? all : box.dataset.none);
  };

  title?.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = title.value.trim();
      if (text.length < 3 || text === asked || !list) return;
      asked = text;
      const answer = await fetch(`${box.dataset.similar}?title=${encodeURIComponent(text)}`).catch(
        () => undefined,
      );
      if (answer?.ok && text === asked) show(await answer.json());
    }, 400);
  });

  /** The name on the drawing goes along; there is one where a village was chosen before. */
  const nameOn = (shape, name) => {
    const written = shape.closest('svg').querySelector('text');
    if (!written) return;
    const { x, y, width, height } = shape.getBBox();
    written.textContent = name;
    written.setAttribute('x', x + width / 2);
    written.setAttribute('y', y + height / 2 + 8);
  };

  const village = document.getElementById('village');
  document
    .querySelector('[data-village]')
    ?.closest('form')
    ?.addEventListener('click', (event) => {
      const name = event.target.closest?.('[data-village]')?.dataset.village;
      if (!name || !village) return;
      village.value = name;
      for (const shape of document.querySelectorAll('[data-village]')) {
        const chosen = shape.dataset.village === name;
        shape.toggleAttribute('data-chosen', chosen);
        shape.classList.toggle('chosen', chosen);
        if (chosen) nameOn(shape, name);
      }
    });
}
