package increment

import (
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		in     string
		amount int
		want   string // "" when it is no number
	}{
		// Decimals grow and shrink in width, unless they begin with a zero.
		{"9", 1, "10"}, {"10", -1, "9"}, {"0", -1, "-1"}, {"-1", 1, "0"}, {"5", -10, "-5"},
		{"007", 1, "008"}, {"00100", -1, "00099"}, {"-007", 1, "-006"}, {"-0005", 1000, "0995"},
		{"+5", 1, "6"}, {"+05", 1, "06"},
		// The others keep their width and stop at zero.
		{"0xfe", 1, "0xff"}, {"0xff", 1, "0x100"}, {"0x0010", -1, "0x000f"}, {"0x00", -1, "0x00"}, {"0x5", -100, "0x0"},
		{"0b1111", 1, "0b10000"}, {"0o777", 1, "0o1000"},
		// Hexadecimal digits are written as most of them were.
		{"0xFFFF", 1, "0x10000"}, {"0xFE", 1, "0xFF"}, {"0xdeadBEEF", 1, "0xdeadbef0"}, {"0xaBC", 0, "0xABC"},
		// Groups are counted from the right and go on to the left.
		{"1_000", 1, "1_001"}, {"9_999", 1, "10_000"}, {"999_999", 1, "1_000_000"}, {"1_000", -1, "999"},
		{"-1_000", 1, "-999"}, {"-999_999", -1, "-1_000_000"}, {"0_001", 1, "0_002"}, {"0_0", -1, "-0_1"},
		{"0xff_ff", 1, "0x1_00_00"}, {"0x00_ff", 1, "0x01_00"}, {"0x_ff", 1, "0x1_00"}, {"0b1_111", 1, "0b10_000"},
		{"9_9_9", 1, "1_0_0_0"}, {"99_9999", 1, "100_0000"}, {"9999_9", 1, "1_0_0_0_0_0"}, {"99__9", 1, "100__0"},
		// Counting stops at the largest and the smallest number.
		{"170141183460469231731687303715884105727", 5, "170141183460469231731687303715884105727"},
		{"-170141183460469231731687303715884105728", -5, "-170141183460469231731687303715884105728"},
		{"18446744073709551615", 1, "18446744073709551616"},
		// Everything else is left alone.
		{"", 1, ""}, {"-", 1, ""}, {"+", 1, ""}, {"_1", 1, ""}, {"1_", 1, ""}, {"--3", 1, ""}, {"-+3", 1, ""}, {"1,000", 1, ""},
		{"0x", 1, ""}, {"0xg", 1, ""}, {"0b2", 1, ""}, {"0o8", 1, ""}, {"-0x1", 1, ""}, {"0X1F", 1, ""}, {"1e5", 1, ""},
		{"3.14", 1, ""}, {" 1", 1, ""}, {"1 ", 1, ""}, {"٣", 1, ""}, {"170141183460469231731687303715884105728", 1, ""},
		{strings.Repeat("9", 100_000), 1, ""},
	} {
		got, ok := By(c.in, c.amount)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%.50q by %d: got %q, want %q", c.in, c.amount, got, c.want)
		}
	}
}

func TestDatesAndTimes(t *testing.T) {
	for _, c := range []struct {
		in     string
		amount int
		want   string // "" when it is none
	}{
		// Dates count days and carry over.
		{"2021-11-24", 1, "2021-11-25"}, {"2024-02-28", 1, "2024-02-29"}, {"2023-12-31", 1, "2024-01-01"}, {"2021/11/24", -24, "2021/10/31"},
		{"Wed Nov 24 2021", 7, "Wed Dec 01 2021"}, {"31-Jan-2024", 30, "01-Mar-2024"}, {"2021 Nov 24", 1, "2021 Nov 25"},
		{"Nov 24, 2021", -24, "Oct 31, 2021"}, {"0000-01-01", 100000, "0273-10-16"},
		// Dates with a time count minutes.
		{"2024-01-31 23:59:30", 1, "2024-02-01 00:00:30"}, {"2021/11/24 07:12:23", -60, "2021/11/24 06:12:23"},
		{"2021-11-24 07:12", 100000, "2022-02-01 17:52"}, {"2021/01/01 00:00", -1, "2020/12/31 23:59"},
		// Times alone wrap at midnight.
		{"23:59", 1, "00:00"}, {"00:00:30", -1, "23:59:30"}, {"11:59:59 PM", 1, "12:00:59 AM"}, {"12:00 am", -30, "11:30 pm"},
		{"7:21 am", 100000, "6:01 pm"}, {"1:00:00 pm", -60, "12:00:00 pm"},
		// What is written another way is left alone.
		{"2021-2-3", 1, ""}, {"2021-02-30", 1, ""}, {"Thu Nov 24 2021", 1, ""}, {"wed nov 24 2021", 1, ""}, {"4-Nov-2021", 1, ""},
		{"07:21 am", 1, ""}, {"13:00 pm", 1, ""}, {"0:30 am", 1, ""}, {"7:21 Am", 1, ""}, {"24:00", 1, ""}, {"23:60", 1, ""},
		{"x2021-11-24", 1, ""}, {"2021-11-24T07:12:23", 1, ""}, {"9999-12-31", 1, ""}, {"0000-01-01", -1, ""},
	} {
		got, ok := By(c.in, c.amount)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q by %d: got %q, want %q", c.in, c.amount, got, c.want)
		}
	}
}

// FuzzThereAndBack: counting up and down again gives the same text, where no
// bound and no change of width is in the way.
func FuzzThereAndBack(f *testing.F) {
	for _, s := range []string{"1_000", "0x00ff", "-5", "2024-02-28", "23:59", "7:21 am"} {
		f.Add(s, 17)
	}
	f.Fuzz(func(t *testing.T, s string, amount int) {
		amount %= 1000
		up, ok := By(s, amount)
		if !ok {
			return
		}
		back, ok := By(up, -amount)
		if ok && len(back) == len(s) && back != s && strings.Trim(s, "0123456789:") == "" && s[0] != '0' {
			t.Fatalf("%q by %d is %q, and back %q", s, amount, up, back)
		}
	})
}
