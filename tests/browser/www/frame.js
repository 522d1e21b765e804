// Frames the page that the query names, as wide and as high as it says.
const frame = document.createElement('iframe');
for (const [name, value] of new URLSearchParams(location.search)) frame.setAttribute(name, value);
document.body.append(frame);
