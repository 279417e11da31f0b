const WIDTH = 720;
const LEFT = 210;
const ROW = 24;

/** A bar chart as SVG: `[name, value, isOurs]` each, on a logarithmic scale, since peers differ a thousandfold. */
export function barChart(title, unit, bars) {
  const values = bars.map(([, value]) => value);
  const [least, most] = [Math.min(...values) / 1.5, Math.max(...values)];
  const length = (value) => Math.round((Math.log(value / least) / Math.log(most / least)) * (WIDTH - LEFT - 90));
  const rows = bars.map(([name, value, isOurs], i) => {
    const y = 40 + i * ROW;
    return [
      text(LEFT - 8, y + 14, name, "end"),
      `<rect x="${LEFT}" y="${y}" width="${length(value)}" height="16" fill="${isOurs ? "#0b7a75" : "#9aa5b1"}"/>`,
      text(LEFT + length(value) + 6, y + 14, `${value.toPrecision(3)} ${unit}`, "start"),
    ].join("");
  });
  return svg(title, 52 + bars.length * ROW, rows);
}

/** A line chart as SVG: `[x label, value]` each, from zero up. */
export function lineChart(title, unit, points) {
  const most = Math.max(...points.map(([, value]) => value)) * 1.2;
  const x = (i) => 90 + (i * (WIDTH - 180)) / Math.max(1, points.length - 1);
  const y = (value) => 200 - (value / most) * 140;
  const line = points.map(([, value], i) => `${Math.round(x(i))},${Math.round(y(value))}`).join(" ");
  return svg(title, 240, [
    `<polyline points="${line}" fill="none" stroke="#0b7a75" stroke-width="2"/>`,
    `<line x1="60" x2="${WIDTH - 60}" y1="200" y2="200" stroke="#9aa5b1"/>`,
    ...points.map(([label, value], i) =>
      [text(x(i), 220, label, "middle"), text(x(i), y(value) - 8, `${value.toPrecision(3)} ${unit}`, "middle")].join(
        "",
      ),
    ),
  ]);
}

function svg(title, height, content) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="${escaped(title)}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(12, 24, title, "start"),
    ...content,
    "</svg>\n",
  ].join("\n");
}

function text(x, y, content, anchor) {
  return `<text x="${Math.round(x)}" y="${Math.round(y)}" text-anchor="${anchor}" fill="#1f2933">${escaped(content)}</text>`;
}

function escaped(content) {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
