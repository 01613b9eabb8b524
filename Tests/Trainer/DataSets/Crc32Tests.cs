using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

public class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_polynomial_comes_out_in_one_piece_or_two()
    {
        var (whole, pieces) = (new Crc32(), new Crc32());
        whole.Append("123456789"u8);
        pieces.Append("1234"u8);
        pieces.Append("56789"u8);
        Assert.Equal(0xCBF43926, whole.Value);
        Assert.Equal(0xCBF43926, pieces.Value);
    }
}
