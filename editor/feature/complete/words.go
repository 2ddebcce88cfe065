package complete

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hx/editor"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

// Words that are proposed have so many characters.
const (
	minWord = 3
	maxWord = 50
)

// maxWords bounds the words of one list.
const maxWords = 2000

// bigText is the size (bytes) from which a text is not read again for each
// list: what it held lately serves as well.
const bigText = 1 << 20

// words are the words of the open documents, found when they are first wanted.
type words struct {
	of map[document.ID]wordsOf
	// split is the word that the cursor stood in when insert mode began. What is
	// typed there makes another word of it, but it is one that is known.
	split string
}

// wordsOf are the words of one text.
type wordsOf struct {
	rev   document.Rev
	list  []string // sorted
	typed string   // the word at the cursor, which is not in the list
}

// without returns the words but for the one that is being typed. One that was
// being typed when they were found is a word like others by now.
func (w wordsOf) without(typed string) []string {
	if w.typed == "" || w.typed == typed {
		return w.list
	}
	return append(slices.Clip(w.list), w.typed)
}

func (w *words) drop(id document.ID) { delete(w.of, id) }

// askWords asks for the words of the open buffers, where that is wanted.
func (s *session) askWords(d *document.Document, pos int) {
	c := s.c
	o := c.ed.Conf.Editor.WordCompletionFor(c.ed.Language(d))
	typed := d.Text().Slice(wordStart(d.Text(), pos), pos)
	if !o.Enable || !s.manual && utf8.RuneCountInString(typed) < o.TriggerLength || typed == "" && !s.manual {
		return
	}
	around, split := wordAround(d.Text(), pos), c.words.split
	var have []wordsOf
	var todo []document.Snapshot
	for _, other := range c.ed.Docs.All() {
		if !c.ed.Conf.Editor.WordCompletionFor(c.ed.Language(other)).Enable {
			continue
		}
		known, ok := c.words.of[other.ID()]
		if ok && (known.rev == other.Rev() || other.Text().Len() >= bigText) {
			have = append(have, known)
			continue
		}
		todo = append(todo, other.Snapshot())
	}
	start, id := s.start, s.doc
	s.ask("words", job.Quick, func(ctx context.Context) ([]item, error) {
		for _, snap := range todo {
			typed := ""
			if snap.ID == id {
				typed = around
			}
			found := collect(ctx, snap, typed)
			have = append(have, found)
			job.Post(ctx, func() {
				if c.words.of == nil {
					c.words.of = map[document.ID]wordsOf{}
				}
				c.words.of[snap.ID] = found
			})
		}
		var all []string
		for _, h := range have {
			all = append(all, h.without(around)...)
		}
		if n := utf8.RuneCountInString(split); n >= minWord && n <= maxWord && split != around {
			all = append(all, split)
		}
		slices.Sort(all)
		all = slices.Compact(all)
		list := make([]item, 0, min(len(all), maxWords))
		for i, w := range all {
			if w != typed && holds(w, typed) && len(list) < maxWords {
				list = append(list, item{CompletionItem: lsp.CompletionItem{Label: w, Kind: 1}, source: fromWords, order: i, start: start})
			}
		}
		return list, ctx.Err()
	})
}

// holds tells whether a word has the characters of what was typed in that
// order, whatever their case. More typing only narrows that.
func holds(word, typed string) bool {
	for _, want := range typed {
		i := strings.IndexFunc(word, func(r rune) bool { return r == want || unicode.ToLower(r) == unicode.ToLower(want) })
		if i < 0 {
			return false
		}
		_, n := utf8.DecodeRuneInString(word[i:])
		word = word[i+n:]
	}
	return true
}

// collect finds the words of a text, but for the one that is being typed, unless
// that stands elsewhere too.
func collect(ctx context.Context, snap document.Snapshot, typed string) wordsOf {
	seen := map[string]int{}
	rest := "" // a word that began in the piece before
	for _, piece := range snap.Text.Pieces(0) {
		for len(piece) > 0 {
			n := min(len(piece), 64<<10)
			rest = scan(rest+piece[:n], seen, false)
			piece = piece[n:]
			if job.Yield(ctx) != nil {
				return wordsOf{}
			}
		}
	}
	scan(rest, seen, true)
	w := wordsOf{rev: snap.Rev}
	if seen[typed] == 1 {
		w.typed = typed
		delete(seen, typed)
	}
	w.list = slices.Sorted(maps.Keys(seen))
	return w
}

// scan counts the words of a part of a text and returns the one that may go on
// behind it.
func scan(s string, seen map[string]int, last bool) string {
	at := 0
	for at < len(s) {
		rest := s[at:]
		begin := strings.IndexFunc(rest, text.IsWord)
		if begin < 0 {
			return ""
		}
		rest = rest[begin:]
		end := strings.IndexFunc(rest, func(r rune) bool { return !text.IsWord(r) })
		if end < 0 || end+utf8.UTFMax > len(rest) && !last {
			if !last && len(rest) <= 4*maxWord {
				return rest
			}
			if end < 0 {
				end = len(rest)
			}
		}
		note(seen, rest[:end])
		at += begin + end
	}
	return ""
}

func note(seen map[string]int, word string) {
	if n := utf8.RuneCountInString(word); n < minWord || n > maxWord {
		return
	}
	if count, ok := seen[word]; ok {
		seen[word] = count + 1
		return
	}
	seen[strings.Clone(word)] = 1
}

func sortHighlights(list []editor.Highlight) {
	slices.SortStableFunc(list, func(a, b editor.Highlight) int { return a.From - b.From })
}
