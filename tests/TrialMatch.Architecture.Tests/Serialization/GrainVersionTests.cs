using System.Globalization;
using System.Reflection;
using Orleans.CodeGeneration;
using TrialMatch.Architecture.Tests.Stored;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Architecture.Tests.Serialization;

/// <summary>Silos of two versions work side by side during an upgrade, so what they exchange and store changes with its version alone.</summary>
public class GrainVersionTests
{
    private const string Folder = "tests/TrialMatch.Architecture.Tests/";
    private const string MessagesFile = Folder + "Serialization/messages.txt";
    private const string VersionLine = "version ";

    private static readonly string[] Held = [MessagesFile, .. GoldenFile.Names.Select(name => $"{Folder}Golden/{name}.json")];

    [Fact]
    public void Every_grain_interface_carries_the_version() => Assert.All(
        GrainTypes.Interfaces, face => Assert.Equal(GrainVersion.Current, face.GetCustomAttribute<VersionAttribute>()?.Version));

    [Fact]
    public void What_crosses_between_silos_is_as_its_file_has_it()
    {
        var messages = $"{VersionLine}{GrainVersion.Current}\n{MessageForms.Text}";
        if (GoldenFile.IsAccepting)
        {
            File.WriteAllText(Repository.PathOf(MessagesFile), messages);
        }

        Assert.True(File.ReadAllText(Repository.PathOf(MessagesFile)) == messages, $"""
            What crosses between silos has changed. During an upgrade silos of the version before it send and receive it too: members are
            added at the end alone, and {nameof(GrainVersion)}.{nameof(GrainVersion.Current)} is one above that of the previous version.
            If it is so, run these tests once with TRIALMATCH_ACCEPT_GOLDEN=1, look at the difference in {MessagesFile} and commit it.
            """);
    }

    [Fact]
    public async Task What_silos_exchange_or_store_has_changed_since_the_previous_version_only_with_the_version_of_the_grains()
    {
        using var previous = await PreviousVersion.CheckOutAsync(Folder);
        var before = File.Exists(previous.File(MessagesFile)) ? VersionIn(previous.File(MessagesFile)) : 0;

        var changed = Held.Where(file => TextOf(previous.File(file)) != TextOf(Repository.PathOf(file))).ToList();

        Assert.True(
            changed.Count == 0 || GrainVersion.Current > before,
            $"Set {nameof(GrainVersion)}.{nameof(GrainVersion.Current)} to {before + 1}: {string.Join(", ", changed)} changed since {PreviousVersion.Name}.");
    }

    private static int VersionIn(string file) => int.Parse(File.ReadLines(file).First()[VersionLine.Length..], CultureInfo.InvariantCulture);

    private static string TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : string.Empty;
}
