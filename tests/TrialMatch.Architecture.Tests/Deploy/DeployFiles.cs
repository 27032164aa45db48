using TrialMatch.Architecture.Tests.Documents;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>The files under deploy.</summary>
internal static class DeployFiles
{
    public const string Kubernetes = "deploy/kubernetes/";
    public const string Compose = "deploy/compose/compose.yaml";
    public const string Azure = "deploy/azure/";

    public static IEnumerable<string> EndingIn(string ending) =>
        Checkout.Files.Where(file => file.StartsWith("deploy/", StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal));
}
