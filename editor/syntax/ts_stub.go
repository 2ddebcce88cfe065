//go:build !cgo

package syntax

import (
	"time"

	"hx/editor/text"
)

// Without a C compiler there are no trees: everything above this file sees
// texts whose parse never yields one. None of these methods is reached, since
// no language has a grammar.

type node struct{}

func (node) isNull() bool                  { return true }
func (node) id() uintptr                   { return 0 }
func (node) start() int                    { return 0 }
func (node) end() int                      { return 0 }
func (node) span() text.Span               { return text.Span{} }
func (node) startRow() int                 { return 0 }
func (node) endRow() int                   { return 0 }
func (node) kind() string                  { return "" }
func (node) isNamed() bool                 { return false }
func (node) symbol() uint16                { return 0 }
func (node) isMissing() bool               { return false }
func (node) isExtra() bool                 { return false }
func (node) isError() bool                 { return false }
func (node) parent() node                  { return node{} }
func (node) childCount() int               { return 0 }
func (node) child(int) node                { return node{} }
func (node) namedCount() int               { return 0 }
func (node) named(int) node                { return node{} }
func (node) next() node                    { return node{} }
func (node) prev() node                    { return node{} }
func (node) equal(node) bool               { return true }
func (node) descendant(_, _ int) node      { return node{} }
func (node) namedDescendant(_, _ int) node { return node{} }
func (node) ancestors(node) []node         { return nil }
func (node) childAt(int) node              { return node{} }
func (node) lastBefore(int) node           { return node{} }
func (node) field(int) string              { return "" }
func (node) sexp() string                  { return "" }
func (node) childSpans(bool) []text.Span   { return nil }

type tree struct{}

func (*tree) root() node                     { return node{} }
func (*tree) copy() *tree                    { return nil }
func (*tree) close()                         {}
func (*tree) edit(inputEdit)                 {}
func (*tree) changedSince(*tree) []text.Span { return nil }

type parser struct{}

func newParser(grammarPtr) *parser                          { return nil }
func (*parser) close()                                      {}
func (*parser) setRanges(text.Rope, []text.Span) bool       { return false }
func (*parser) parse(text.Rope, *tree, time.Duration) *tree { return nil }
func (*parser) reset()                                      {}

type capture struct {
	start, end, match uint32
	pattern, capture  uint16
}

func (*capture) at() node { return node{} }

type queryRun struct{}

func (*queryRun) close()                                   {}
func (*queryRun) run(*query, node, text.Span) []capture    { return nil }
func (*queryRun) runAll(*query, node, text.Span) []capture { return nil }

func compilePlain(grammarPtr, QueryKind, querySource) (*query, error) { return nil, nil }

func compileQuery(grammarPtr, QueryKind, querySource) (*query, error) { return nil, nil }

func trimMemory() {}
