// What a host page does with the results: here it only shows that it hears them.
const heard = document.querySelector('#heard');
document.querySelector('tierwise-calculator').addEventListener('tierwise-change', ({ detail: { figures, scenario } }) => {
  heard.textContent = `chance of profit ${Math.round(figures.chance * 100)} %, cost ${Math.round(figures.cost)} ${scenario.currency}`;
});
