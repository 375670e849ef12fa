// Serves the page in development: built anew whenever it is asked for. `npm run build` must have run once, for the scenarios.
import { createServer } from 'node:http';
import { pageScenarios, pageScript, pageText } from './page.js';

const PORT = Number(process.env.PORT ?? 8084);

const server = createServer(async (request, response) => {
  if (new URL(request.url, 'http://localhost').pathname !== '/') {
    response.writeHead(404).end();
    return;
  }
  try {
    const { script } = await pageScript();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(pageText(script, pageScenarios()));
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(String(error));
  }
});

server.listen(PORT, '127.0.0.1', () => {
  process.stdout.write(
    `http://localhost:${server.address().port}/ is the page, built anew at each reload.\n`,
  );
});
