// Reloads the page after the next build. Only `cargo xtask serve --watch` adds this file.
async function waitForBuild(seen) {
  try {
    const response = await fetch(`/-/build/${seen}`);
    if (!response.ok) throw new Error(response.statusText);
    const build = Number(await response.text());
    if (seen && build !== seen) location.reload();
    else waitForBuild(build);
  } catch (error) {
    setTimeout(waitForBuild, 1000, seen);
  }
}

waitForBuild(0);
