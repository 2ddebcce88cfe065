package fuzzy

import (
	"unsafe"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"
)

// scratch is the working memory of one worker.
type scratch struct {
	slab  *util.Slab
	runes []rune
	chars util.Chars // here, so that it is not allocated for each item
}

// fzf falls back to its greedy way when item length x word length exceeds the
// first number, so a file name of 200 with a word of 40 still gets the full
// treatment. 2 bytes each.
const (
	slab16 = 32 << 10
	slab32 = 4 << 10
)

func newScratch() *scratch {
	return &scratch{slab: util.MakeSlab(slab16, slab32)}
}

// load sets chars to fzf's form of a text. No copy is made of ASCII.
func (sc *scratch) load(c *cell) {
	if c.mask&foreign == 0 {
		sc.chars = util.ToChars(unsafe.Slice(unsafe.StringData(c.text), len(c.text)))
		return
	}
	sc.runes = sc.runes[:0]
	for _, r := range c.text {
		sc.runes = append(sc.runes, r)
	}
	sc.chars = util.RunesToChars(sc.runes)
}

// algos are fzf's functions by kind.
var algos = [...]algo.Algo{
	fuzzy:  algo.FuzzyMatchV2,
	exact:  algo.ExactMatchNaive,
	word:   algo.ExactMatchBoundary,
	prefix: algo.PrefixMatch,
	suffix: algo.SuffixMatch,
	equal:  algo.EqualMatch,
}

// run applies the term to a text, whatever `not` says.
func (t *term) run(c *cell, sc *scratch, withPos bool) (algo.Result, *[]int) {
	if !c.mask.may(t.mask) {
		return algo.Result{Start: -1}, nil
	}
	sc.load(c)
	return algos[t.kind](!t.fold, t.plain, true, &sc.chars, t.runes, withPos, sc.slab)
}

// score of a row for the whole query, and whether it matches.
func (q Query) score(row []cell, sc *scratch) (int, bool) {
	total := 0
	for _, s := range q.sets {
		best, ok := 0, false
		for i := range s {
			t := &s[i]
			r, _ := t.run(&row[t.col], sc, false)
			if hit := r.Start >= 0; hit == t.not {
				continue
			}
			ok = true
			if !t.not {
				best = max(best, r.Score)
			}
		}
		if !ok {
			return 0, false
		}
		total += best
	}
	return total, true
}

// simple gives the only term if the query is one fuzzy ASCII word, the case
// that typing makes and that quick can answer.
func (q Query) simple() *term {
	if len(q.sets) != 1 || len(q.sets[0]) != 1 {
		return nil
	}
	if t := &q.sets[0][0]; t.kind == fuzzy && !t.not && t.ascii {
		return t
	}
	return nil
}

// quick finds text as a subsequence of the ASCII string s from position from
// on, and gives the position after its last character; -1: not there. It takes
// the first place for each character, so after a longer text it may go on where
// the shorter one ended.
func quick(s string, from int, text string, fold bool) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if fold && 'a' <= c && c <= 'z' {
			for from < len(s) && s[from]|0x20 != c {
				from++
			}
		} else {
			for from < len(s) && s[from] != c {
				from++
			}
		}
		if from == len(s) {
			return -1
		}
		from++
	}
	return from
}
