package document

import (
	"hx/editor/change"
	"hx/editor/selection"
)

// Stamp is a position together with the revision it belongs to. Whoever reads
// it asks the document where it is now.
type Stamp struct {
	Doc  ID
	Rev  Rev
	Pos  int
	Side change.Side
}

// Stamp makes a stamp of a position in the present text.
func (d *Document) Stamp(pos int, side change.Side) Stamp {
	return Stamp{Doc: d.id, Rev: d.rev, Pos: pos, Side: side}
}

// Resolve returns where a stamped position is now. A stamp older than the
// change log keeps its offset, clamped to the text.
func (d *Document) Resolve(s Stamp) int {
	pos := s.Pos
	descs, ok := d.log.since(s.Rev)
	if ok {
		for _, desc := range descs {
			pos = desc.Map(pos, s.Side)
		}
	}
	return d.text.FloorGrapheme(max(0, min(pos, d.text.Len())))
}

// ResolveSelection returns a selection of revision rev as it is now.
func (d *Document) ResolveSelection(s selection.Selection, rev Rev) selection.Selection {
	if rev == d.rev {
		return s
	}
	if descs, ok := d.log.since(rev); ok {
		for _, desc := range descs {
			s = s.Map(desc)
		}
	}
	return s.Ensure(d.text)
}

// Since returns the changes from revision r to the present one, oldest first;
// false when the log does not reach back that far.
func (d *Document) Since(r Rev) ([]change.Desc, bool) {
	if r == d.rev {
		return nil, true
	}
	return d.log.since(r)
}

// Slot is a place for a feature's data about a document. Only the package that
// made the slot can name it. Data is made empty on first use and goes with the
// document.
type Slot[T any] struct{ key int }

// Slots of the features. Every feature that keeps data in documents has one.
const (
	SlotSaves = iota + 1
	SlotTrees
	SlotServers
	SlotDiagnostics
	SlotChanges
	SlotDisk
	SlotJournal
	SlotWords
	SlotLabels
)

// NewSlot makes a slot; keys must differ.
func NewSlot[T any](key int) Slot[T] { return Slot[T]{key} }

// Of returns the document's data of the slot.
func (s Slot[T]) Of(d *Document) *T {
	if v, ok := d.slots[s.key]; ok {
		return v.(*T)
	}
	v := new(T)
	d.slots[s.key] = v
	return v
}
