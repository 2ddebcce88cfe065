package increment

import (
	"math/big"
	"strings"
)

// Numbers are bounded like a 128-bit machine integer; counting stops there.
var (
	largest  = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 127), big.NewInt(1))
	smallest = new(big.Int).Neg(new(big.Int).Lsh(big.NewInt(1), 127))
)

// bases are the ways to write a number, by prefix; decimal ones have none.
var bases = []struct {
	prefix string
	base   int
}{{"0x", 16}, {"0o", 8}, {"0b", 2}}

// number counts a whole number on.
func number(s string, amount int) (string, bool) {
	for _, b := range bases {
		if digits, ok := strings.CutPrefix(s, b.prefix); ok {
			return prefixed(b.prefix, digits, b.base, amount)
		}
	}
	return decimal(s, amount)
}

// prefixed numbers keep their width and do not go below zero.
func prefixed(prefix, s string, base, amount int) (string, bool) {
	digits, groups, ok := ungroup(s)
	value := parse(digits, base)
	if !ok || value == nil {
		return "", false
	}
	value = add(value, amount)
	if value.Sign() < 0 {
		value.SetInt64(0)
	}
	out := value.Text(base)
	if moreUpper(digits) {
		out = strings.ToUpper(out)
	}
	return prefix + groups.apply(pad(out, len(digits)), len(digits)), true
}

// decimal numbers may have a sign; they keep their width when they begin with a
// zero.
func decimal(s string, amount int) (string, bool) {
	unsigned := strings.TrimPrefix(s, "-")
	negative := len(unsigned) < len(s)
	if !negative {
		unsigned = strings.TrimPrefix(unsigned, "+")
	}
	digits, groups, ok := ungroup(unsigned)
	value := parse(digits, 10)
	if !ok || value == nil || unsigned[0] == '_' {
		return "", false
	}
	if negative {
		value.Neg(value)
	}
	if value.Cmp(largest) > 0 || value.Cmp(smallest) < 0 {
		return "", false
	}
	value = add(value, amount)
	out := new(big.Int).Abs(value).Text(10)
	if digits[0] == '0' {
		out = pad(out, len(digits))
	}
	out = groups.apply(out, len(digits))
	if value.Sign() < 0 {
		out = "-" + out
	}
	return out, true
}

func parse(digits string, base int) *big.Int {
	if strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return nil // big.Int would take signs and more
	}
	if len(strings.TrimLeft(digits, "0")) > 128 {
		return nil // too large in any base, and dear to read
	}
	value, ok := new(big.Int).SetString(digits, base)
	if !ok || value.BitLen() > 128 {
		return nil
	}
	return value
}

// add stops at the bounds.
func add(value *big.Int, amount int) *big.Int {
	value = new(big.Int).Add(value, big.NewInt(int64(amount)))
	switch {
	case value.Cmp(largest) > 0:
		return new(big.Int).Set(largest)
	case value.Cmp(smallest) < 0:
		return new(big.Int).Set(smallest)
	}
	return value
}

func pad(s string, width int) string {
	return strings.Repeat("0", max(width-len(s), 0)) + s
}

func moreUpper(s string) bool {
	balance := 0
	for _, c := range s {
		switch {
		case c >= 'A' && c <= 'Z':
			balance++
		case c >= 'a' && c <= 'z':
			balance--
		}
	}
	return balance > 0
}

// groups are the places of the `_` in a number, as digits to the right of each,
// from right to left.
type groups []int

// ungroup takes the `_` out. A number may not end with one.
func ungroup(s string) (digits string, at groups, ok bool) {
	if s == "" || s == "_" || strings.HasSuffix(s, "_") {
		return "", nil, false
	}
	right := 0
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '_' {
			at = append(at, right)
		} else {
			right++
		}
	}
	digits = strings.ReplaceAll(s, "_", "")
	return digits, at, digits != ""
}

// apply groups the digits of a number that had before digits. Where there are
// more now, they are grouped on like the leftmost group was.
func (at groups) apply(digits string, before int) string {
	if len(at) == 0 {
		return digits
	}
	if len(digits) > before {
		at = at.extend(len(digits))
	}
	var b strings.Builder
	for i := range len(digits) {
		right := len(digits) - i
		for j := len(at) - 1; j >= 0 && i > 0; j-- {
			if at[j] == right {
				b.WriteByte('_')
			}
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// extend goes on to the left up to a number of digits.
func (at groups) extend(digits int) groups {
	last := at[len(at)-1]
	step := last
	if len(at) > 1 {
		step = last - at[len(at)-2]
	}
	if step <= 0 {
		return at
	}
	out := append(groups(nil), at...)
	for next := last + step; next < digits; next += step {
		out = append(out, next)
	}
	return out
}
