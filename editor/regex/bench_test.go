package regex

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"

	"hx/editor/text"
)

const benchWords = `anchor autumn basket beacon bridge candle canyon castle cinder circle copper corner cradle
	dagger desert ember engine falcon feather fiddle garden ginger glacier hammer harbor hollow island jungle
	kettle ladder lantern marble meadow mirror morning mountain needle orange pebble pepper pillow pocket puzzle
	quartz ribbon river saddle shadow silver spring string thunder timber valley velvet violet walnut willow winter`

// prose is size bytes of lines of words.
func prose(size int) string {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(benchWords)
	var b strings.Builder
	b.Grow(size + 100)
	for n := 0; b.Len() < size; n++ {
		line := fmt.Sprintf("%09d", n)
		for len(line) < 75 {
			line += " " + words[rnd.IntN(len(words))]
		}
		b.WriteString(line[:min(len(line), 79)])
		b.WriteByte('\n')
	}
	return b.String()[:size]
}

var (
	prose10 = sync.OnceValue(func() string { return prose(10 << 20) })
	// prose100 has one harbor_q7zx and one more thing near its end.
	prose100 = sync.OnceValue(func() string {
		s := prose(100 << 20)
		const at = 99 << 20
		return s[:at] + " harbor_q7zx {Xylophone} cab " + s[at:]
	})
)

var searches = []struct{ name, pattern string }{
	{"literal", `(?-i)harbor_q7zx`},
	{"literal-nocase", `(?i)harbor_q7zx`},
	{"letters-nocase", `(?i)xylophone`},
	{"word", `\bxylophone\b`},
	{"prefix", `Xylo[a-z]+`},
	{"inner", `[a-z]+_q7`},
	{"suffix", `[a-z]+phone`},
	{"classes", `[A-Z][a-z]+\}`},
	{"alternatives", `q7zx|Xylo|zebra`},
	{"loop", `(e|r)*x`},
	{"dots", `\{.*\}`},
}

func BenchmarkFind100MB(b *testing.B) {
	rope := text.FromString(prose100())
	for _, s := range searches {
		b.Run(s.name, func(b *testing.B) {
			re := mustCompile(b, s.pattern, Options{SmartCase: true})
			b.SetBytes(100 << 20)
			for b.Loop() {
				if _, _, ok := re.Find(rope, 0, rope.Len()); !ok {
					b.Fatal("no match")
				}
			}
		})
	}
}

// BenchmarkGo100MB is the standard library on the same searches, for
// comparison. It reads a string; a rope it could only read rune by rune.
func BenchmarkGo100MB(b *testing.B) {
	for _, s := range searches {
		b.Run(s.name, func(b *testing.B) {
			pattern := s.pattern
			if !HasUpper(pattern) {
				pattern = "(?i)" + pattern
			}
			re := regexp.MustCompile("(?m)" + pattern)
			b.SetBytes(100 << 20)
			for b.Loop() {
				if re.FindStringIndex(prose100()) == nil {
					b.Fatal("no match")
				}
			}
		})
	}
}

var counts = []struct{ name, pattern string }{
	{"literal", `(?-i)needle`},
	{"literal-nocase", `(?i)needle`},
	{"word", `\bsilver\b`},
	{"suffix", `[a-z]+ing`},
	{"words", `\w+`},
	{"loop", `(a|b)*c`},
	{"line-numbers", `^\d+`},
	{"line-ends", `[a-z]+$`},
	{"alternatives", `walnut|willow|winter`},
}

func BenchmarkAll10MB(b *testing.B) {
	rope := text.FromString(prose10())
	for _, s := range counts {
		b.Run(s.name, func(b *testing.B) {
			re := mustCompile(b, s.pattern, Options{SmartCase: true})
			b.SetBytes(10 << 20)
			n := 0
			var spans [][2]int
			for b.Loop() {
				spans = spans[:0]
				for start, end := range re.All(rope, 0, rope.Len()) {
					spans = append(spans, [2]int{start, end})
				}
				n = len(spans)
			}
			b.ReportMetric(float64(n), "matches")
		})
	}
}

// BenchmarkReplace100k collects 100,000 matches in 10 MB, one per line.
func BenchmarkReplace100k(b *testing.B) {
	var lines strings.Builder
	for n, line := range strings.Split(strings.ReplaceAll(prose(12<<20), "needle", "pin"), "\n")[:100_000] {
		at := 20 + n%50
		fmt.Fprintf(&lines, "%.99s\n", line[:at]+" needle "+line[at:]+"                        ")
	}
	rope := text.FromString(lines.String())
	for _, pattern := range []string{`(?-i)needle`, `(?i)needle`, `\bneedle\b`, `n[e]+dle`, `[a-z]*needle`} {
		b.Run(pattern, func(b *testing.B) {
			re := mustCompile(b, pattern, Options{SmartCase: true})
			b.SetBytes(int64(rope.Len()))
			for b.Loop() {
				n := 0
				for range re.All(rope, 0, rope.Len()) {
					n++
				}
				if n != 100_000 {
					b.Fatal(n)
				}
			}
		})
	}
}

func BenchmarkGoAll10MB(b *testing.B) {
	for _, s := range counts {
		b.Run(s.name, func(b *testing.B) {
			re := regexp.MustCompile("(?mi)" + s.pattern)
			b.SetBytes(10 << 20)
			for b.Loop() {
				re.FindAllStringIndex(prose10(), -1)
			}
		})
	}
}

// BenchmarkLines searches each line of 1 MB on its own, as s and K do with many
// selections.
func BenchmarkLines(b *testing.B) {
	rope := text.FromString(prose10()[:1<<20])
	re := mustCompile(b, `\w+ing\b`, Options{SmartCase: true})
	b.SetBytes(1 << 20)
	for b.Loop() {
		for line := range rope.Lines() - 1 {
			for range re.All(rope, rope.LineStart(line), rope.LineStart(line+1)) {
			}
		}
	}
}

// BenchmarkLast finds the match before the end of 100 MB.
func BenchmarkLast(b *testing.B) {
	rope := text.FromString(prose100())
	for _, pattern := range []string{`needle`, `\w+\s+needle`, `(?s)walnut.*?willow`} {
		b.Run(pattern, func(b *testing.B) {
			re := mustCompile(b, pattern, Options{SmartCase: true})
			for b.Loop() {
				if _, _, ok := re.FindLast(rope, 0, rope.Len()); !ok {
					b.Fatal("no match")
				}
			}
		})
	}
}

// BenchmarkEdited searches 10 MB that were edited on every line, so that the
// text lies in pieces.
func BenchmarkEdited(b *testing.B) {
	rope := text.FromString(prose10())
	for line := range rope.Lines() - 1 {
		at := rope.LineStart(line)
		rope = rope.Replace(at, at+1, "#")
	}
	for _, pattern := range []string{`harbor_q7zx`, `[a-z]+_q`, `\d+x`} {
		b.Run(pattern, func(b *testing.B) {
			re := mustCompile(b, pattern, Options{SmartCase: true})
			b.SetBytes(10 << 20)
			for b.Loop() {
				if _, _, ok := re.Find(rope, 0, rope.Len()); ok {
					b.Fatal("a match")
				}
			}
		})
	}
}

func BenchmarkRussian(b *testing.B) {
	rope := text.FromString(strings.Repeat("Всё счастливые семьи похожи друг на друга, каждая несчастливая по-своему.\n", 80_000))
	for _, pattern := range []string{`медведь`, `\bмед\w*`, `\w+ъ`, `[а-я]+\d`} {
		b.Run(pattern, func(b *testing.B) {
			re := mustCompile(b, pattern, Options{SmartCase: true})
			b.SetBytes(int64(rope.Len()))
			for b.Loop() {
				if _, _, ok := re.Find(rope, 0, rope.Len()); ok {
					b.Fatal("a match")
				}
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, pattern := range []string{`needle`, `\bneedle\b`, `foo|bar`, `\w+\s*=\s*"[^"]*"`, `\p{Greek}+`} {
		b.Run(pattern, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustCompile(b, pattern, Options{SmartCase: true}).MatchString("x")
			}
		})
	}
}
