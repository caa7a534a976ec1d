// Charts: buttons, Ctrl and the wheel, and dragging change what part of a drawing is seen.

const prepareZoom = (chart) => {
  const svg = chart.querySelector("svg");
  const tools = chart.querySelector(".zoom");
  if (!svg || !tools) return;
  const whole = svg.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let box = { ...full };
  const draw = () => {
    box.x = Math.min(Math.max(box.x, full.x), full.x + full.width - box.width);
    box.y = Math.min(Math.max(box.y, full.y), full.y + full.height - box.height);
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    svg.classList.toggle("zoomed", box.width < full.width);
  };
  const zoom = (factor, atX, atY) => {
    const width = Math.min(full.width, Math.max(full.width / 16, box.width / factor));
    const scale = width / box.width;
    box = { x: atX - (atX - box.x) * scale, y: atY - (atY - box.y) * scale, width, height: box.height * scale };
    draw();
  };
  const centre = () => [box.x + box.width / 2, box.y + box.height / 2];
  const point = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [place.x, place.y];
  };
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const by = event.target.closest("button")?.value;
    if (by === "in") zoom(1.6, ...centre());
    if (by === "out") zoom(1 / 1.6, ...centre());
    if (by === "all") {
      box = { ...full };
      draw();
    }
  });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 200), ...point(event));
  }, { passive: false });
  let held;
  svg.addEventListener("pointerdown", (event) => {
    if (box.width < full.width && event.button === 0) held = point(event);
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = point(event);
    box.x += held[0] - x;
    box.y += held[1] - y;
    draw();
  });
  addEventListener("pointerup", () => (held = undefined));
};
