// Leads a study from its sponsor's registration to its first patients over gRPC, knowing nothing of the API but its address: what there is
// to call, and with what, is learned by reflection. ADDRESS, TOKEN, STUDY (what is sought, as JSON) and MONTH (the present one, likewise)
// come from the environment.
const assert = require("node:assert/strict");
const grpc = require("@grpc/grpc-js");
const { GrpcReflection } = require("grpc-js-reflection-client");

const { ADDRESS, TOKEN, STUDY, MONTH } = process.env;
const credentials = grpc.credentials.createInsecure();
const reflection = new GrpcReflection(ADDRESS, credentials);

const metadata = new grpc.Metadata();
metadata.set("authorization", `Bearer ${TOKEN}`);

async function clientOf(service) {
  const name = `trialmatch.v1.${service}`;
  const descriptor = await reflection.getDescriptorBySymbol(name, metadata);
  const { trialmatch } = descriptor.getPackageObject({ keepCase: true, enums: String, longs: String, defaults: true });
  return new trialmatch.v1[service](ADDRESS, credentials);
}

const call = (client, method, request) =>
  new Promise((resolve, reject) => client[method](request, metadata, (error, reply) => (error ? reject(error) : resolve(reply))));

async function main() {
  const services = await reflection.listServices("*", metadata);
  assert.ok(services.includes("trialmatch.v1.StudyService"), `found only ${services}`);
  const [sponsors, studies, requests] = await Promise.all(["SponsorService", "StudyService", "RequestService"].map(clientOf));
  const draft = JSON.parse(STUDY);

  const sponsor = await call(sponsors, "RegisterSponsor", {
    request_id: "node-sponsor",
    sponsor_id: "node",
    sponsor: { display_name: "A sponsor", country_code: "NO" },
  });
  const preview = await call(studies, "PreviewPlacement", { draft });
  assert.equal(preview.plan.outcome, "FEASIBLE");

  const registration = { request_id: "node-study", sponsor: sponsor.name, draft };
  const study = await call(studies, "RegisterStudy", registration);
  assert.equal(study.state, "REQUESTED");
  assert.equal((await call(studies, "RegisterStudy", registration)).name, study.name);

  for (const asked of study.requests) {
    await call(requests, "AcceptRequest", {
      request_id: `accept-${asked.trust.replace("/", "-")}`,
      study: study.name,
      trust: asked.trust,
      patients: asked.asked_patients,
      investigator: "the investigator",
    });
  }

  const offered = await call(studies, "GetStudy", { name: study.name });
  assert.equal(offered.state, "OFFERED");
  const placed = await call(studies, "AcceptOffer", { request_id: "node-offer", name: study.name, etag: offered.etag });
  assert.equal(placed.state, "PLACED");

  const recruiting = await call(studies, "ReportRecruitment", {
    request_id: "node-recruited",
    name: study.name,
    trust: study.requests[0].trust,
    month: JSON.parse(MONTH),
    patients: 1,
    outside_window: true,
    confirm: true,
  });
  assert.equal(recruiting.state, "RECRUITING");

  await assert.rejects(call(studies, "GetStudy", { name: "studies/there-is-none" }), { code: grpc.status.NOT_FOUND });
  const refused = call(studies, "AcceptOffer", { request_id: "node-late", name: study.name });
  await assert.rejects(refused, { code: grpc.status.FAILED_PRECONDITION });
  console.log(`${study.name} ${recruiting.state}`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
