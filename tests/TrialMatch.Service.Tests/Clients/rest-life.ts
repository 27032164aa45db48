// Leads a study from its sponsor's registration to its first patients over REST, by the client that openapi-ts makes of the served document.
// ADDRESS, TOKEN, STUDY (what is sought, as JSON) and MONTH (the present one, likewise) come from the environment.
import { client } from "./client/client.gen";
import {
  requestServiceAcceptRequest,
  sponsorServiceRegisterSponsor,
  studyServiceAcceptOffer,
  studyServiceGetStudy,
  studyServicePreviewPlacement,
  studyServiceRegisterStudy,
  studyServiceReportRecruitment,
  studyServiceWatchStudy,
} from "./client/sdk.gen";
import type { StudyDraft } from "./client/types.gen";

declare const process: { env: Record<string, string>; exit(code: number): never };

const { ADDRESS, TOKEN, STUDY, MONTH } = process.env;
client.setConfig({ baseUrl: ADDRESS, auth: TOKEN });

/** What a call was answered; fails if that is a problem. */
async function ok<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await call;
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`expected ${expected}, found ${actual}`);
  }
}

const idOf = (name: string | undefined): string => (name ?? "").split("/")[1];

async function main(): Promise<void> {
  const draft: StudyDraft = JSON.parse(STUDY);
  const sponsor = await ok(
    sponsorServiceRegisterSponsor({
      body: { requestId: "ts-sponsor", sponsorId: "typescript", sponsor: { displayName: "A sponsor", countryCode: "NO" } },
    }),
  );
  const preview = await ok(studyServicePreviewPlacement({ body: { draft } }));
  equal(preview.plan?.outcome, "FEASIBLE");

  const registration = { requestId: "ts-study", sponsor: sponsor.name ?? "", draft };
  const study = await ok(studyServiceRegisterStudy({ body: registration }));
  equal(study.state, "REQUESTED");
  equal((await ok(studyServiceRegisterStudy({ body: registration }))).name, study.name);
  const path = { study: idOf(study.name) };

  for (const asked of study.requests ?? []) {
    const trust = idOf(asked.trust);
    await ok(
      requestServiceAcceptRequest({
        path: { ...path, trust },
        body: { requestId: `accept-${trust}`, patients: asked.askedPatients ?? 0, investigator: "the investigator" },
      }),
    );
  }

  const offered = await ok(studyServiceGetStudy({ path }));
  equal(offered.state, "OFFERED");
  const placed = await ok(studyServiceAcceptOffer({ path, body: { requestId: "ts-offer", etag: offered.etag } }));
  equal(placed.state, "PLACED");

  const recruiting = await ok(
    studyServiceReportRecruitment({
      path,
      body: {
        requestId: "ts-recruited",
        trust: study.requests?.[0].trust ?? "",
        month: JSON.parse(MONTH),
        patients: 1,
        outsideWindow: true,
        confirm: true,
      },
    }),
  );
  equal(recruiting.state, "RECRUITING");

  const unknown = await studyServiceGetStudy({ path: { study: "there-is-none" } });
  equal(unknown.response?.status, 404);
  equal((unknown.error as { code?: string }).code, "NOT_FOUND");

  const { stream } = await studyServiceWatchStudy({ path, headers: { Accept: "text/event-stream" } });
  for await (const message of stream) {
    if (message && message.event?.type === "recruitment-reported") {
      console.log(`${study.name} ${recruiting.state}`);
      process.exit(0);
    }
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
