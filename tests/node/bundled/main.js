// What an application with a bundler does: it names the package, and no file in it.

import init, { Index, chart } from 'xingfu';
import { definition, values } from './example.mjs';

async function show() {
  await init();
  const index = new Index(definition());
  const report = index.score({ units: [{ id: 'north' }, { id: 'south' }], values: values() });
  document.getElementById('score').textContent = report.units.map(({ id, score }) => `${id} ${score.toFixed(4)}`).join(', ');
  document.body.insertAdjacentHTML('beforeend', chart('lost-points', report, { lang: 'en' }));
}

show();
