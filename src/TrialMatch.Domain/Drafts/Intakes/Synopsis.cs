namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>Where the synopsis is, or which document it is; the document itself is not kept.</summary>
/// <param name="Link">An https address; may be empty.</param>
/// <param name="Sha256">The document's SHA-256, 64 hexadecimal digits; may be empty.</param>
public sealed record Synopsis(string Link = "", string Sha256 = "");
