using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrialMatch.Host;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>The manifests for Kubernetes: that they fit each other and the server, and give nobody more than is needed.</summary>
public sealed partial class KubernetesTests
{
    private static readonly Dictionary<string, string> VersionOfKind = new(StringComparer.Ordinal)
    {
        ["Namespace"] = "v1",
        ["ServiceAccount"] = "v1",
        ["ConfigMap"] = "v1",
        ["Service"] = "v1",
        ["Deployment"] = "apps/v1",
        ["StatefulSet"] = "apps/v1",
        ["Job"] = "batch/v1",
        ["PodDisruptionBudget"] = "policy/v1",
        ["HorizontalPodAutoscaler"] = "autoscaling/v2",
        ["NetworkPolicy"] = "networking.k8s.io/v1",
    };

    private static readonly JsonObject Kustomization = YamlFile.Read(DeployFiles.Kubernetes + "kustomization.yaml").Single();

    private static readonly IReadOnlyList<JsonObject> Manifests =
        [.. Kustomization["resources"].Items().SelectMany(file => YamlFile.Read(DeployFiles.Kubernetes + file.GetValue<string>()))];

    private static readonly IReadOnlyList<JsonObject> Workloads = [.. Manifests.Where(manifest => manifest["spec"]?["template"] is not null)];

    [Fact]
    public void Every_manifest_of_the_folder_is_a_resource_of_the_base() => Assert.Equal(
        DeployFiles.EndingIn(".yaml").Where(file => file.StartsWith(DeployFiles.Kubernetes, StringComparison.Ordinal))
            .Select(Path.GetFileName).Where(file => file != "kustomization.yaml").Order(StringComparer.Ordinal),
        Kustomization["resources"].Items().Select(file => file.GetValue<string>()).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_manifest_has_a_name_of_its_own_and_a_kind_that_the_API_has_in_its_version() => Assert.All(Manifests, manifest =>
    {
        Assert.Equal(VersionOfKind[manifest.Text("kind")!], manifest.Text("apiVersion"));
        Assert.Single(Manifests, other => (other.Text("kind"), NameOf(other)) == (manifest.Text("kind"), NameOf(manifest)));
    });

    [Fact]
    public void There_are_silos_gateways_and_a_migration() => Assert.Equal(
        ["Deployment trialmatch-gateway", "Job trialmatch-migrate", "StatefulSet trialmatch-silo"],
        Workloads.Select(workload => $"{workload.Text("kind")} {NameOf(workload)}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_workload_selects_and_spreads_its_own_pods() => Assert.All(Workloads.Where(IsServer), workload =>
    {
        var labels = LabelsOf(workload);
        Assert.True(Selects(workload["spec"]!["selector"]!["matchLabels"]!, labels));
        Assert.Equal(2, PodOf(workload)["topologySpreadConstraints"].Items().Count());
        Assert.All(PodOf(workload)["topologySpreadConstraints"].Items(), spread => Assert.True(Selects(spread["labelSelector"]!["matchLabels"]!, labels)));
    });

    [Theory]
    [InlineData("Service")]
    [InlineData("PodDisruptionBudget")]
    public void Silos_and_gateways_each_have_one_that_selects_them_and_nothing_else(string kind) => Assert.Equal(
        ["trialmatch-gateway", "trialmatch-silo"],
        OfKind(kind).Select(manifest => NameOf(Assert.Single(Workloads, workload => Selects(SelectorOf(manifest), LabelsOf(workload))))).Order(StringComparer.Ordinal));

    [Fact]
    public void A_service_sends_to_ports_that_its_pods_have() => Assert.All(OfKind("Service"), service => Assert.All(
        service["spec"]!["ports"].Items(),
        port => Assert.Contains(port.Text("targetPort"), PortsOf(Workloads.Single(workload => Selects(SelectorOf(service), LabelsOf(workload)))).Keys)));

    [Fact]
    public void The_autoscaler_scales_the_gateways_which_name_no_number_themselves()
    {
        var target = Assert.Single(OfKind("HorizontalPodAutoscaler"))["spec"]!["scaleTargetRef"];
        var scaled = Assert.Single(Workloads, workload => workload.Text("kind") == target.Text("kind") && NameOf(workload) == target.Text("name"));
        Assert.Equal("trialmatch-gateway", NameOf(scaled));
        Assert.Null(scaled["spec"]!["replicas"]);
    }

    [Fact]
    public void Probes_ask_for_pages_that_the_server_has_on_the_port_of_health()
    {
        var pages = Mapped().Matches(File.ReadAllText(Repository.PathOf("src/TrialMatch.Api/ApiRegistration.cs"))).Select(page => page.Groups["path"].Value).ToList();
        Assert.Equal(["/alive", "/health"], pages.Order(StringComparer.Ordinal));

        Assert.All(Workloads.Where(IsServer), workload =>
        {
            var container = Assert.Single(ContainersOf(workload));
            Assert.Equal("/alive", container.Text("livenessProbe", "httpGet", "path"));
            Assert.Equal("/alive", container.Text("startupProbe", "httpGet", "path"));
            Assert.Equal("/health", container.Text("readinessProbe", "httpGet", "path"));
            Assert.All(container.Named("httpGet"), probe => Assert.Equal("http", probe.Text("port")));
        });
    }

    [Fact]
    public void Ports_are_those_on_which_the_server_listens_unless_told_otherwise() => Assert.All(Workloads.SelectMany(PortsOf), port => Assert.Equal(
        port.Key switch
        {
            "http" => ServerOptions.DefaultHttpPort,
            "grpc" => ServerOptions.DefaultGrpcPort,
            "silo" => PostgresProfile.DefaultSiloPort,
            "gateway" => PostgresProfile.DefaultGatewayPort,
            _ => 0,
        },
        port.Value));

    [Fact]
    public void No_pod_may_do_more_than_it_needs() => Assert.All(Workloads, workload =>
    {
        var pod = PodOf(workload);
        Assert.Equal("true", pod.Text("securityContext", "runAsNonRoot"));
        Assert.Equal("RuntimeDefault", pod.Text("securityContext", "seccompProfile", "type"));
        Assert.Equal("false", pod.Text("automountServiceAccountToken"));
        Assert.Contains(OfKind("ServiceAccount"), account => NameOf(account) == pod.Text("serviceAccountName"));
        Assert.All(ContainersOf(workload), container =>
        {
            Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
            Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
            Assert.Equal(["ALL"], container["securityContext"]!["capabilities"]!["drop"].Items().Select(capability => capability.GetValue<string>()));
            Assert.All(["requests", "limits"], kind => Assert.All(["cpu", "memory"], resource => Assert.NotNull(container.Text("resources", kind, resource))));
        });
    });

    [Fact]
    public void Pods_run_as_the_user_of_the_image()
    {
        var user = ProjectText("ContainerUser");
        Assert.All(Workloads, workload => Assert.Equal(user, PodOf(workload).Text("securityContext", "runAsUser")));
    }

    [Fact]
    public void No_variable_of_a_service_is_taken_for_a_setting() =>
        Assert.All(Workloads, workload => Assert.Equal("false", PodOf(workload).Text("enableServiceLinks")));

    [Fact]
    public void Files_that_settings_name_are_in_a_volume_that_the_container_mounts()
    {
        var shared = Assert.Single(OfKind("ConfigMap"))["data"]!.AsObject();
        var checkedFiles = 0;
        Assert.All(Workloads.Where(IsServer), workload =>
        {
            var container = Assert.Single(ContainersOf(workload));
            var mounts = container["volumeMounts"].Items().ToDictionary(mount => mount.Text("mountPath")!, mount => mount.Text("name"));
            Assert.Subset(PodOf(workload)["volumes"].Items().Select(volume => volume.Text("name")).ToHashSet(), mounts.Values.ToHashSet());
            var values = shared.Select(entry => entry.Value!.GetValue<string>()).Concat(container["env"].Items().Select(variable => variable.Text("value") ?? ""));
            foreach (var file in values.SelectMany(value => FilePath().Matches(value)).Select(match => match.Value))
            {
                checkedFiles++;
                Assert.Contains(Path.GetDirectoryName(file)!, mounts.Keys);
            }
        });
        Assert.Equal(14, checkedFiles);
    }

    [Fact]
    public void Secrets_are_only_referred_to()
    {
        Assert.Empty(OfKind("Secret"));
        Assert.NotEmpty(Workloads.SelectMany(workload => workload.Named("secretName")));
    }

    [Fact]
    public void Nothing_reaches_a_pod_or_leaves_it_that_no_policy_names()
    {
        var policies = OfKind("NetworkPolicy").ToDictionary(NameOf, policy => policy["spec"]!.AsObject());
        Assert.Empty(policies["deny-all"]["podSelector"]!.AsObject());
        Assert.Equal(["Ingress", "Egress"], policies["deny-all"]["policyTypes"].Items().Select(type => type.GetValue<string>()));
        Assert.False(policies["deny-all"].ContainsKey("ingress") || policies["deny-all"].ContainsKey("egress"));
        Assert.All(policies.Values, policy => Assert.All(
            policy.Named("podSelector").Select(selector => selector["matchLabels"]).Where(labels => labels is not null && !IsOfOthers(labels)),
            labels => Assert.Contains(Workloads, workload => Selects(labels!, LabelsOf(workload)))));
    }

    [Theory]
    [InlineData("silo", "11111", "silo")]
    [InlineData("silo", "30000", "gateway")]
    public void Only_who_must_reaches_a_silo(string to, string port, string from)
    {
        var rule = Assert.Single(
            OfKind("NetworkPolicy").Where(policy => policy["spec"]!["podSelector"]!["matchLabels"].Text("app.kubernetes.io/component") == to)
                .SelectMany(policy => policy["spec"]!["ingress"].Items()),
            rule => rule["ports"].Items().Any(allowed => allowed.Text("port") == port));
        Assert.Equal(from, Assert.Single(rule["from"].Items())["podSelector"]!["matchLabels"].Text("app.kubernetes.io/component"));
    }

    private static IEnumerable<JsonObject> OfKind(string kind) => Manifests.Where(manifest => manifest.Text("kind") == kind);

    private static bool IsServer(JsonObject workload) => workload.Text("kind") != "Job";

    private static bool IsOfOthers(JsonNode labels) => labels.AsObject().ContainsKey("k8s-app");

    private static string NameOf(JsonObject manifest) => manifest.Text("metadata", "name")!;

    private static JsonNode PodOf(JsonObject workload) => workload["spec"]!["template"]!["spec"]!;

    private static JsonNode LabelsOf(JsonObject workload) => workload["spec"]!["template"]!["metadata"]!["labels"]!;

    private static IEnumerable<JsonNode> ContainersOf(JsonObject workload) => PodOf(workload)["containers"].Items();

    private static JsonNode SelectorOf(JsonObject manifest) => manifest["spec"]!["selector"]!["matchLabels"] ?? manifest["spec"]!["selector"]!;

    private static Dictionary<string, int> PortsOf(JsonObject workload) => ContainersOf(workload).SelectMany(container => container["ports"].Items())
        .ToDictionary(port => port.Text("name")!, port => int.Parse(port.Text("containerPort")!, CultureInfo.InvariantCulture));

    private static bool Selects(JsonNode selector, JsonNode labels) =>
        selector.AsObject().All(entry => labels.Text(entry.Key) == entry.Value!.GetValue<string>());

    private static string ProjectText(string property) =>
        System.Xml.Linq.XDocument.Load(Repository.PathOf("src/TrialMatch.Host/TrialMatch.Host.csproj")).Descendants(property).Single().Value;

    [GeneratedRegex(@"MapHealthChecks\(""(?<path>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mapped();

    [GeneratedRegex(@"/etc/trialmatch/[^;\s]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FilePath();
}
