// The charts that the page shows, drawn by Apache ECharts from the same figures.

const SOURCE = '/bench/node_modules/echarts/dist/echarts.esm.min.js';
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

// The figures of every chart of bars that is seen, from its description: `就业 14.7、教育 16.9。`
export function figures(root) {
  const seen = [...root.querySelectorAll('figure.plot')].filter((figure) => figure.offsetParent && figure.querySelector('desc'));
  return seen.map((figure) => {
    const { width, height } = figure.querySelector('svg').getBoundingClientRect();
    const rows = figure.querySelector('desc').textContent.replace(/。$/, '').split('、').map((row) => {
      const at = row.lastIndexOf(' ');
      const value = Number(row.slice(at + 1));
      return { name: row.slice(0, at), value: Number.isFinite(value) ? value : null };
    });
    return { width, height, rows };
  });
}

// Charts as large as these, in a place of their own; `draw` gives them other figures.
export async function charts(first, renderer) {
  const { init } = await import(SOURCE);
  const place = document.createElement('div');
  document.body.append(place);
  const all = first.map(({ width, height }) => {
    const element = document.createElement('div');
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    place.append(element);
    return init(element, null, { renderer });
  });
  const draw = (figures) => {
    figures.forEach(({ rows }, at) => {
      all[at].setOption(option(rows));
      // Otherwise it is drawn in the next frame, which is not in the time.
      all[at].getZr().flush();
    });
  };
  const end = () => {
    for (const chart of all) chart.dispose();
    place.remove();
  };
  return { place, draw, end };
}

// A chart of stacked bars of this size; `draw` gives it names and series.
export async function bars(renderer, width, height) {
  const { init } = await import(SOURCE);
  const place = document.createElement('div');
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  document.body.append(place);
  const chart = init(place, null, { renderer });
  const draw = ({ names, series }) => {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONTS, fontSize: 14 },
      grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', min: 0, max: 100, splitNumber: 5 },
      yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false } },
      series: series.map(({ name, values }) => ({ type: 'bar', name, stack: 'score', data: values })),
    });
    chart.getZr().flush();
  };
  const end = () => {
    chart.dispose();
    place.remove();
  };
  return { place, draw, end };
}

// Sorted bars with their values, plainly styled and without movement.
function option(rows) {
  return {
    animation: false,
    textStyle: { fontFamily: FONTS, fontSize: 14 },
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, splitNumber: 5 },
    yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), axisTick: { show: false } },
    series: [{
      type: 'bar',
      data: rows.map((row) => row.value),
      barWidth: 18,
      itemStyle: { color: '#0b5a68' },
      label: { show: true, position: 'right', formatter: ({ value }) => (value === null ? '' : value.toFixed(1)) },
    }],
  };
}
