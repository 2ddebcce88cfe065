package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// firstCluster returns the first grapheme cluster of s by uniseg, joined with
// the ones after it where a conjunct spans them. Unicode 15.1 keeps Indic
// consonants that a virama links in one cluster (rule GB9c), uniseg's tables
// are one version older.
func firstCluster(s string) (cluster, rest string) {
	cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(s, -1)
	for len(rest) > 0 && rest[0] >= 0xE0 && linksOn(cluster) {
		c, _ := utf8.DecodeRuneInString(rest)
		if !unicode.Is(conjunctConsonants, c) {
			break
		}
		next, _, _, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		cluster, rest = s[:len(cluster)+len(next)], rest[len(next):]
	}
	return cluster, rest
}

// linksOn tells whether a cluster ends in a consonant that waits for another: a
// virama follows it, with nothing but marks and joiners around.
func linksOn(cluster string) bool {
	linked := false
	for cluster != "" {
		c, size := utf8.DecodeLastRuneInString(cluster)
		switch {
		case strings.ContainsRune(viramas, c):
			linked = true
		case unicode.Is(conjunctConsonants, c):
			return linked
		case c != zeroWidthJoiner && !unicode.Is(unicode.Mn, c):
			return false
		}
		cluster = cluster[:len(cluster)-size]
	}
	return false
}

const zeroWidthJoiner = '\u200d'

// viramas link consonants in Devanagari, Bengali, Gujarati, Oriya, Telugu and
// Malayalam; conjunctConsonants are the letters of these scripts they link.
const viramas = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"

var conjunctConsonants = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0915, Hi: 0x0939, Stride: 1}, {Lo: 0x0958, Hi: 0x095f, Stride: 1}, {Lo: 0x0978, Hi: 0x097f, Stride: 1},
	{Lo: 0x0995, Hi: 0x09a8, Stride: 1}, {Lo: 0x09aa, Hi: 0x09b0, Stride: 1}, {Lo: 0x09b2, Hi: 0x09b2, Stride: 1},
	{Lo: 0x09b6, Hi: 0x09b9, Stride: 1}, {Lo: 0x09dc, Hi: 0x09dd, Stride: 1}, {Lo: 0x09df, Hi: 0x09df, Stride: 1},
	{Lo: 0x09f0, Hi: 0x09f1, Stride: 1}, {Lo: 0x0a95, Hi: 0x0aa8, Stride: 1}, {Lo: 0x0aaa, Hi: 0x0ab0, Stride: 1},
	{Lo: 0x0ab2, Hi: 0x0ab3, Stride: 1}, {Lo: 0x0ab5, Hi: 0x0ab9, Stride: 1}, {Lo: 0x0af9, Hi: 0x0af9, Stride: 1},
	{Lo: 0x0b15, Hi: 0x0b28, Stride: 1}, {Lo: 0x0b2a, Hi: 0x0b30, Stride: 1}, {Lo: 0x0b32, Hi: 0x0b33, Stride: 1},
	{Lo: 0x0b35, Hi: 0x0b39, Stride: 1}, {Lo: 0x0b5c, Hi: 0x0b5d, Stride: 1}, {Lo: 0x0b5f, Hi: 0x0b5f, Stride: 1},
	{Lo: 0x0b71, Hi: 0x0b71, Stride: 1}, {Lo: 0x0c15, Hi: 0x0c28, Stride: 1}, {Lo: 0x0c2a, Hi: 0x0c39, Stride: 1},
	{Lo: 0x0c58, Hi: 0x0c5a, Stride: 1}, {Lo: 0x0d15, Hi: 0x0d3a, Stride: 1},
}}
