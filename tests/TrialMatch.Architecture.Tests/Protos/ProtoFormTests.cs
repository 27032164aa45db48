namespace TrialMatch.Architecture.Tests.Protos;

public class ProtoFormTests
{
    [Fact]
    public void A_proto_lies_in_the_folder_of_its_package()
    {
        Assert.NotEmpty(ProtoFile.All);
        Assert.All(ProtoFile.All, file => Assert.Equal(Path.GetDirectoryName(file.Name), file.Package.Replace('.', '/')));
    }

    [Fact]
    public void Everything_declared_says_what_it_is()
    {
        var silent = ProtoFile.All
            .SelectMany(file => file.Declarations
                .Where(declaration => !declaration.IsEnvelope && !declaration.HasComment)
                .Select(declaration => $"{file.Name}: {declaration.Kind} {declaration.Name}"))
            .ToList();
        Assert.True(silent.Count == 0, "These have no comment:\n" + string.Join('\n', silent));
    }

    [Fact]
    public void Services_lie_apart_from_the_messages_of_their_subject() =>
        Assert.DoesNotContain(ProtoFile.All, file => file.HasServices && (file.HasSubjects || file.HasEnums));
}
