package document

import "hx/editor/change"

// logSize is how many changes a document remembers for stamps made before
// them. Older stamps keep their offset, clamped to the text.
const logSize = 256

// changeLog is a ring of the latest changes.
type changeLog struct {
	descs []change.Desc
	first Rev // revision that descs[0] applies to
}

func (l *changeLog) add(base Rev, d change.Desc) {
	if len(l.descs) == 0 {
		l.first = base
	}
	if len(l.descs) == 2*logSize {
		l.descs = append(l.descs[:0], l.descs[logSize:]...)
		l.first += logSize
	}
	l.descs = append(l.descs, d)
}

// since returns the changes after revision r, oldest first; false when the log
// does not reach back that far.
func (l *changeLog) since(r Rev) ([]change.Desc, bool) {
	if len(l.descs) == 0 {
		return nil, false
	}
	i := int(r - l.first)
	if i < 0 || i > len(l.descs) {
		return nil, false
	}
	return l.descs[i:], true
}
