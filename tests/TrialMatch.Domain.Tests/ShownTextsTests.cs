using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests;

/// <summary>Figures and names in texts that people read.</summary>
public class ShownTextsTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(0.0004, "<0.001")]
    [InlineData(0.9994, "0.999")]
    [InlineData(0.99996, ">0.999")]
    [InlineData(1, "1.000")]
    public void A_probability_is_certain_only_when_it_is(double probability, string shown) => Assert.Equal(shown, ShownProbability.Of(probability));

    [Fact]
    public void A_name_is_told_in_words_where_it_is_only_read()
    {
        Assert.Equal("pharmacy preparations, imaging slots", EnumText.InWords([PoolKind.PharmacyPreparations, PoolKind.ImagingSlots]));
        Assert.Equal("MRI, PET CT, infusion unit", EnumText.InWords([Capability.Mri, Capability.PetCt, Capability.InfusionUnit]));
        Assert.Equal("arrhythmia AF", EnumText.InWords(ConditionGroup.ArrhythmiaAf));
        Assert.Equal("competing study", EnumText.InWords(DeclineReason.CompetingStudy));
    }

    [Fact]
    public void A_name_that_may_be_typed_is_spelt_as_the_API_spells_it() => Assert.Equal("PET_CT", EnumText.Of(Capability.PetCt));
}
