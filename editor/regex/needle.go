package regex

import (
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// needle is a run of characters, each of which may be one of a few: a literal,
// with or without regard to letter case. It is found by looking for two
// neighbouring bytes of it that are rare in texts, eight places at a time.
type needle struct {
	chars    [][]string // what each character may be, in UTF-8
	min, max int        // length in bytes
	pivot    pair
	char     int    // the character that the pivot begins in,
	inside   int    // how many bytes into it,
	lead     int    // and the fewest bytes before it
	mask     []byte // for a needle of one length only: byte b is right at i
	val      []byte // if b|mask[i] == val[i]
	score    int    // about how often the pivot occurs, in a million bytes
}

// maxChoice is how many alternatives a character of a needle may have: letters
// have up to four cases.
const maxChoice = 4

// fitsNeedle tells whether a set can be a character of a needle. A byte of
// invalid text counts as U+FFFD without looking like it, so that one cannot.
func fitsNeedle(c charset) bool {
	n := c.size(maxChoice + 1)
	return 0 < n && n <= maxChoice && !c.contains(utf8.RuneError)
}

// maskedByte is one byte of a needle: b fits if b|mask == val.
type maskedByte struct {
	char, inside int
	mask, val    byte
	weight       int
}

// newNeedle makes a needle of sets that fit. It is nil if none of them has a
// byte in a fixed place.
func newNeedle(sets []charset) *needle {
	n := &needle{score: 1 << 30}
	fixed := true
	var before *maskedByte
	for i, set := range sets {
		choices, shortest, longest := spell(set)
		n.chars = append(n.chars, choices)
		if shortest == longest {
			for k := range shortest {
				b := maskOf(choices, k)
				b.char, b.inside = i, k
				n.consider(before, b)
				before = &b
				n.mask, n.val = append(n.mask, b.mask), append(n.val, b.val)
			}
		} else {
			before = nil
		}
		// The mask of letters lets nothing else through; other masks may.
		fixed = fixed && shortest == longest && (len(choices) == 1 || isLetterPair(choices))
		n.min, n.max = n.min+shortest, n.max+longest
	}
	if n.score == 1<<30 {
		return nil
	}
	if !fixed {
		n.mask = nil
	}
	for _, choices := range n.chars[:n.char] {
		shortest := len(choices[0])
		for _, c := range choices {
			shortest = min(shortest, len(c))
		}
		n.lead += shortest
	}
	n.lead += n.inside
	return n
}

func spell(set charset) (choices []string, shortest, longest int) {
	shortest = utf8.UTFMax
	for _, s := range set {
		for r := s.lo; r <= s.hi; r++ {
			c := string(r)
			choices = append(choices, c)
			shortest, longest = min(shortest, len(c)), max(longest, len(c))
		}
	}
	return choices, shortest, longest
}

func isLetterPair(choices []string) bool {
	return len(choices) == 2 && len(choices[0]) == 1 && len(choices[1]) == 1 &&
		choices[0][0]|0x20 == choices[1][0] && choices[0] != choices[1]
}

func maskOf(choices []string, k int) maskedByte {
	var b maskedByte
	for _, c := range choices {
		b.mask |= c[k] ^ choices[0][k]
	}
	b.val = choices[0][k] | b.mask
	for sub := b.mask; ; sub = (sub - 1) & b.mask {
		b.weight += weight(b.val&^b.mask | sub)
		if sub == 0 {
			return b
		}
	}
}

// consider makes b, with the byte before it if there is one in a fixed
// distance, the pivot if that is rarer than the present one.
func (n *needle) consider(before *maskedByte, b maskedByte) {
	if score := b.weight * 1000; score < n.score {
		n.score, n.char, n.inside = score, b.char, b.inside
		n.pivot = pair{mask1: b.mask, val1: b.val, mask2: 0xff, val2: 0xff}
	}
	if before == nil {
		return
	}
	if score := before.weight * b.weight; score < n.score {
		n.score, n.char, n.inside = score, before.char, before.inside
		n.pivot = pair{mask1: before.mask, val1: before.val, mask2: b.mask, val2: b.val, gap: 1}
		n.pivot.rare1 = before.mask == 0 && before.weight <= rareByte && before.weight <= b.weight
		n.pivot.rare2 = !n.pivot.rare1 && b.mask == 0 && b.weight <= rareByte
	}
}

// rareByte is the weight up to which a byte is first looked for on its own.
const rareByte = 7

// letterWeights and weight estimate how often a byte occurs in a thousand bytes
// of program source and prose.
const letterWeights = "\x42\x0c\x1c\x22\x66\x14\x10\x1c\x3c\x02\x07\x28\x16\x3a\x3c\x14\x02\x38\x38\x4c\x1a\x0a\x0c\x05\x0e\x02"

func weight(b byte) int {
	switch {
	case 'a' <= b && b <= 'z':
		return int(letterWeights[b-'a'])
	case 'A' <= b && b <= 'Z':
		return int(letterWeights[b-'A'])/12 + 1
	case b == ' ':
		return 150
	case '0' <= b && b <= '9', b == '\n', b == '\t':
		return 20
	case b >= 0x80:
		return 8
	case b > ' ':
		return 7
	}
	return 1
}

// index returns the first place at or after i where the needle is in s as a
// whole; -1 if there is none.
func (n *needle) index(s string, i int) (start, end int) {
	p := i + n.lead
	for {
		if p = n.pivot.index(s, p); p < 0 {
			return -1, -1
		}
		if n.mask != nil {
			if start, end = p-n.lead, p-n.lead+n.min; end <= len(s) && n.fits(s[start:end]) {
				return start, end
			}
		} else if start, end = n.around(s, p-n.inside); start >= i {
			return start, end
		}
		p++
	}
}

func (n *needle) fits(s string) bool {
	for i, m := range n.mask {
		if s[i]|m != n.val[i] {
			return false
		}
	}
	return true
}

// around returns where the needle lies in s if its pivot character begins at
// p; -1 if it does not.
func (n *needle) around(s string, p int) (start, end int) {
	start, end = p, p
	for _, choices := range n.chars[n.char:] {
		k := 0
		for k < len(choices) && !strings.HasPrefix(s[end:], choices[k]) {
			k++
		}
		if k == len(choices) {
			return -1, -1
		}
		end += len(choices[k])
	}
	for c := n.char - 1; c >= 0; c-- {
		choices, k := n.chars[c], 0
		for k < len(choices) && !strings.HasSuffix(s[:start], choices[k]) {
			k++
		}
		if k == len(choices) {
			return -1, -1
		}
		start -= len(choices[k])
	}
	return start, end
}

// pair is two bytes that follow each other, or one if gap is 0 and the second
// is anything. A byte b fits if b|mask == val.
type pair struct {
	mask1, val1, mask2, val2 byte
	gap                      byte
	rare1, rare2             bool // this one is rare, and has no mask
}

const (
	wordSize = bits.UintSize / 8
	ones     = ^uint(0) / 0xff // 01 in each byte
	tops     = ones << 7       // 80 in each byte
)

// index returns the first place at or after i where the pair is; -1 if there
// is none.
func (p *pair) index(s string, i int) int {
	if p.gap == 0 && p.mask1 == 0 {
		return indexByte(s, i, p.val1)
	}
	if p.rare1 || p.rare2 {
		at, done := p.indexRare(s, i)
		if done {
			return at
		}
		i = at
	}
	mask1, val1 := uint(p.mask1)*ones, uint(p.val1)*ones
	mask2, val2 := uint(p.mask2)*ones, uint(p.val2)*ones
	gap := int(p.gap)
	text := unsafe.Pointer(unsafe.StringData(s))
	for ; i+2*wordSize+gap <= len(s); i += 2 * wordSize {
		// A byte of x is zero where both bytes fit; x-ones borrows into the
		// top bit of a zero byte.
		x := ((*(*uint)(unsafe.Add(text, i)) | mask1) ^ val1) |
			((*(*uint)(unsafe.Add(text, i+gap)) | mask2) ^ val2)
		y := ((*(*uint)(unsafe.Add(text, i+wordSize)) | mask1) ^ val1) |
			((*(*uint)(unsafe.Add(text, i+wordSize+gap)) | mask2) ^ val2)
		if ((x-ones)&^x|(y-ones)&^y)&tops != 0 {
			break
		}
	}
	for ; i+gap < len(s); i++ {
		if p.at(s, i) {
			return i
		}
	}
	return -1
}

// at tells whether the pair is at i, where i+gap is within s.
func (p *pair) at(s string, i int) bool {
	return s[i]|p.mask1 == p.val1 && s[i+int(p.gap)]|p.mask2 == p.val2
}

func indexByte(s string, i int, b byte) int {
	if i < len(s) {
		if at := strings.IndexByte(s[i:], b); at >= 0 {
			return i + at
		}
	}
	return -1
}

// indexRare is index by way of the pair's rare byte, for which the standard
// library has faster code. If the byte turns out not to be rare it gives up,
// not done, with the place from which to go on.
func (p *pair) indexRare(s string, i int) (at int, done bool) {
	shift, b := 0, p.val1
	if p.rare2 {
		shift, b = int(p.gap), p.val2
	}
	at = i
	for misses := 1; ; misses++ {
		found := indexByte(s, at+shift, b)
		if found < 0 || found-shift+int(p.gap) >= len(s) {
			return -1, true
		}
		if at = found - shift; p.at(s, at) {
			return at, true
		}
		if at++; misses >= 4 && at-i < 256*misses {
			return at, false
		}
	}
}
