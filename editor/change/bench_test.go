package change

import (
	"strings"
	"testing"

	"hx/editor/text"
)

// cursors makes an insertion at so many places of a text.
func cursors(length, n int) Set {
	edits := make([]Edit, n)
	for i := range edits {
		at := i * (length / n)
		edits[i] = Edit{at, at, "x"}
	}
	set, err := NewSet(length, edits)
	if err != nil {
		panic(err)
	}
	return set
}

var source = text.FromString(strings.Repeat("	if err := run(ctx, name); err != nil { return err }\n", 20_000))

func BenchmarkApply(b *testing.B) {
	for name, n := range map[string]int{"1": 1, "100": 100, "10000": 10_000} {
		b.Run(name, func(b *testing.B) {
			set := cursors(source.Len(), n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := set.Apply(source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompose(b *testing.B) {
	first := cursors(source.Len(), 10_000)
	second := cursors(first.NewLen(), 10_000)
	b.ReportAllocs()
	for b.Loop() {
		first.Compose(second)
	}
}

func BenchmarkMap(b *testing.B) {
	d := cursors(source.Len(), 10_000).Desc()
	pos := 0
	b.ReportAllocs()
	for b.Loop() {
		d.Map(pos, After)
		pos = (pos + 99_991) % source.Len()
	}
}
