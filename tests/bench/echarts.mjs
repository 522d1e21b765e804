// The charts that the page shows, drawn by Apache ECharts from the same figures.

const SOURCE = '/bench/node_modules/echarts/dist/echarts.esm.min.js';
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

// The figures of every chart of bars that is seen, from its description: `就业 14.7、教育 16.9。`, with
// where its axis ends and whether its rows end at a full score or are marked under the default weights.
export function figures(root) {
  const seen = [...root.querySelectorAll('figure.plot')].filter((figure) => figure.offsetParent && figure.querySelector('desc'));
  return seen.map((figure) => {
    const { width, height } = figure.querySelector('svg').getBoundingClientRect();
    const rows = figure.querySelector('desc').textContent.replace(/。$/, '').split('、').map((row) => {
      const at = row.lastIndexOf(' ');
      const value = Number(row.slice(at + 1));
      return { name: row.slice(0, at), word: row.slice(at + 1), value: Number.isFinite(value) ? value : null };
    });
    const steps = [...figure.querySelectorAll('svg text[text-anchor=middle]')].map((text) => Number(text.textContent));
    return { width, height, rows, end: Math.max(...steps), isMarked: figure.classList.contains('contributions') };
  });
}

// The same charts in a place of their own, as large as these: bars in the same order with their values in
// them, the words of rows without one, an axis that stands still, a legend, and full scores or marks of the
// default weights. `draw` gives them other figures, and only what can have changed.
export async function charts(standard, renderer) {
  const { init } = await import(SOURCE);
  const place = document.createElement('div');
  document.body.append(place);
  const all = standard.map((figure) => {
    const element = document.createElement('div');
    element.style.width = `${figure.width}px`;
    element.style.height = `${figure.height}px`;
    place.append(element);
    const chart = init(element, null, { renderer });
    chart.setOption(option(figure));
    return { chart, marks: new Map(figure.rows.map(({ name, value }) => [name, value])) };
  });
  const draw = (figures) => {
    figures.forEach((figure, at) => {
      const { chart, marks } = all[at];
      chart.setOption(changed(figure, marks));
      // Otherwise it is drawn in the next frame, which is not in the time.
      chart.getZr().flush();
    });
  };
  const end = () => {
    for (const { chart } of all) chart.dispose();
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

// What stays as it is while weights move.
function option({ end, isMarked }) {
  const bar = {
    name: isMarked ? '我的' : '得分',
    type: 'bar',
    barWidth: 18,
    itemStyle: { color: isMarked ? '#c2540a' : '#0b5a68' },
    showBackground: !isMarked,
    backgroundStyle: { color: '#e3eef0' },
    label: { show: true, position: 'insideRight', formatter: ({ value }) => value.toFixed(1) },
  };
  const mark = { name: '预设', type: 'scatter', symbol: 'rect', symbolSize: [2, 24], itemStyle: { color: '#1b2b2f' } };
  return {
    animation: false,
    textStyle: { fontFamily: FONTS, fontSize: 14 },
    legend: { left: 8, top: 0 },
    grid: { left: 8, right: 48, top: 34, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: end, splitNumber: 5 },
    yAxis: { type: 'category', inverse: true, axisTick: { show: false } },
    series: isMarked ? [bar, mark] : [bar],
  };
}

function changed({ rows, isMarked }, marks) {
  const missing = (word) => ({ value: 0, label: { position: 'right', formatter: word } });
  const bar = { data: rows.map(({ value, word }) => value ?? missing(word)) };
  const mark = { data: rows.map(({ name }) => marks.get(name)) };
  return { yAxis: { data: rows.map(({ name }) => name) }, series: isMarked ? [bar, mark] : [bar] };
}
