using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Says that a study is blinded where its title or sponsor would stand.</summary>
internal static class BlindedText
{
    private const string Blinded = "blinded";

    /// <param name="told">The title or the sponsor; empty where it is withheld.</param>
    public static string Or(string told, bool isBlinded) => isBlinded && told.Length == 0 ? Blinded : told;

    /// <summary>Returns the title, or what stands for it, of a study.</summary>
    public static string TitleOf(Study study) => Or(study.Draft.Title, study.Blinded);

    /// <summary>Returns the study's name and whose it is, and whether that is withheld from others.</summary>
    public static string Whose(Study study) => study switch
    {
        { Blinded: false } => $"{study.Name} of {study.Sponsor}",
        { Sponsor.Length: 0 } => $"{study.Name}, {Blinded}",
        _ => $"{study.Name} of {study.Sponsor}, {Blinded}",
    };
}
