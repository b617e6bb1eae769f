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

  const village = document.getElementById('village');
  document
    .querySelector('[data-village]')
    ?.closest('form')
    ?.addEventListener('click', (event) => {
      const name = event.target.closest?.('[data-village]')?.dataset.village;
      if (!name || !village) return;
      village.value = name;
      for (const shape of document.querySelectorAll('[data-village]')) {
        shape.toggleAttribute('data-chosen', shape.dataset.village === name);
      }
    });
}
