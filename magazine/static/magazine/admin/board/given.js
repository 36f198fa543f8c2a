// What the page hands over to its scripts.
export const given = JSON.parse(document.getElementById("board-calendar").textContent);
