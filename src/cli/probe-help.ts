export const probeHelp = `Usage: an-tam probe [--origin ORIGIN] ENDPOINT

Tries an endpoint of any make against the contract: that it takes refusals and withdrawals whatever their text, that a repeat
is a success, and what it should refuse. Each line says what was tried; a fault says what to do.

  --origin ORIGIN  also tries whether pages of that origin (https://shop.example) may send choices (CORS)

  must    broken: choices would be lost, or sent for ever
  should  weak: it works, and proves less; an endpoint that stores every body and answers 204 has several of these

Where one fault is the reason of all that would follow (CORS, no endpoint at that address), it stops there.

It leaves a refusal and a withdrawal of the made-up consent "an-tam-probe" behind, of a device that nobody has.

Exit codes: 0 nothing is broken, 1 something is, 2 the endpoint gave no answer.`;
