package journal

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"hash/crc64"
	"io"
	"time"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/text"
)

// head tells whose text a journal has and what its first edit is for.
type head struct {
	path     string // of the file, absolute; "" for a scratch buffer
	encoding string // to read the file in
	length   int    // of the text without the edits, in bytes
	sum      uint64 // its CRC-64
	inside   bool   // a record holds that text: no file does, or it is short
	// modTime (nanoseconds) and size are what the file had then.
	modTime, size int64
}

// edit is a change of the text, together with what stood around it, so that a
// place for it can be found when the file is another one by then.
type edit struct {
	time          time.Time
	before, after int // length of the text
	parts         []part
}

// part replaces del bytes at from, in the text before the edit, by ins.
type part struct {
	from, del int
	ins       string
	gone      string // what was replaced, its beginning
	goneSum   uint32 // CRC-32C of all that was replaced
	pre, post string // what stands before and behind
}

const (
	// near is how many bytes around a part are kept, nearAll how many for all
	// parts of one edit.
	near    = 48
	nearAll = 32 << 10
	// maxBase bounds the texts that a journal unpacks.
	maxBase = 1 << 30
)

// fields appends numbers and texts to a payload.
type fields []byte

func (f *fields) number(n int64)  { *f = binary.AppendVarint(*f, n) }
func (f *fields) bits(n uint64)   { *f = binary.AppendUvarint(*f, n) }
func (f *fields) string(s string) { f.bits(uint64(len(s))); *f = append(*f, s...) }

// parser takes them off again; once something is wrong all further ones are
// zero.
type parser struct {
	rest []byte
	bad  bool
}

func (p *parser) number() int64 {
	n, size := binary.Varint(p.rest)
	if size <= 0 {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[size:]
	return n
}

func (p *parser) bits() uint64 {
	n, size := binary.Uvarint(p.rest)
	if size <= 0 {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[size:]
	return n
}

// length is a number of bytes that can be one.
func (p *parser) length() int {
	n := p.number()
	if n < 0 || n > maxBase {
		p.bad = true
		return 0
	}
	return int(n)
}

func (p *parser) string() string {
	n := p.bits()
	if n > uint64(len(p.rest)) {
		p.bad, p.rest = true, nil
		return ""
	}
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}

func (h head) payload() []byte {
	var f fields
	f.string(h.path)
	f.string(h.encoding)
	f.number(int64(h.length))
	f.bits(h.sum)
	inside := uint64(0)
	if h.inside {
		inside = 1
	}
	f.bits(inside)
	f.number(h.modTime)
	f.number(h.size)
	return f
}

func parseHead(payload []byte) (head, bool) {
	p := parser{rest: payload}
	h := head{path: p.string(), encoding: p.string(), length: p.length(), sum: p.bits(), inside: p.bits() == 1}
	h.modTime, h.size = p.number(), p.number()
	return h, !p.bad
}

// textSum identifies a text. It is quick: a large file is read once for it, on
// slow machines too.
func textSum(t text.Rope) uint64 {
	table := crc64.MakeTable(crc64.ECMA)
	sum := uint64(0)
	for _, chunk := range t.Chunks(0) {
		sum = crc64.Update(sum, table, []byte(chunk))
	}
	return sum
}

// appendBase writes a text as records, compressed.
func appendBase(b []byte, t text.Rope) []byte {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		panic(err) // of levels that there are not
	}
	for from := 0; from < t.Len(); from += baseLen {
		packed.Reset()
		w.Reset(&packed)
		_, _ = io.WriteString(w, t.Slice(from, min(from+baseLen, t.Len()))) // a buffer takes all
		_ = w.Close()
		b = appendRecord(b, kindBase, packed.Bytes())
	}
	return b
}

// unpack gives the text back, of a damaged one what there is.
func unpack(b []byte) []byte {
	out, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), baseLen))
	return out
}

const (
	// pieceLen is the longest text in one record, in bytes, pieceParts the most
	// parts: damage takes no more than that.
	pieceLen   = 4 << 10
	pieceParts = 256
	baseLen    = 4 << 10
)

// appendEdits writes a change of a text as records, of which each makes a part
// of it.
func appendEdits(b []byte, set change.Set, old text.Rope, now time.Time) []byte {
	var group []change.Edit
	size, shift := 0, 0
	flush := func() {
		part, err := change.NewSet(old.Len(), group)
		if err != nil {
			panic(err) // they come from a set
		}
		b = appendRecord(b, kindEdit, editPayload(part, old, now))
		next, err := part.Apply(old)
		if err != nil {
			panic(err)
		}
		shift += next.Len() - old.Len()
		old, group, size = next, group[:0], 0
	}
	for e := range set.Edits() {
		if len(group) > 0 && (size+len(e.Text) > pieceLen || len(group) == pieceParts) {
			flush()
		}
		from, to, s := e.From+shift, e.To+shift, e.Text
		for len(s) > pieceLen {
			n := pieceLen
			for n > pieceLen-utf8.UTFMax && !utf8.RuneStart(s[n]) {
				n--
			}
			group = append(group, change.Edit{From: from, To: to, Text: s[:n]})
			flush()
			from, to, s = from+n, from+n, s[n:]
		}
		group = append(group, change.Edit{From: from, To: to, Text: s})
		size += len(s)
	}
	if len(group) > 0 || set.IsEmpty() {
		flush()
	}
	return b
}

// editPayload describes a change of a text.
func editPayload(set change.Set, old text.Rope, now time.Time) []byte {
	var f fields
	f.number(now.UnixMilli())
	f.number(int64(set.Len()))
	f.number(int64(set.NewLen()))
	f.bits(uint64(set.Count()))
	around := max(8, min(near, nearAll/max(1, set.Count())))
	for e := range set.Edits() {
		f.number(int64(e.From))
		f.number(int64(e.To - e.From))
		f.string(e.Text)
		f.string(old.Slice(e.From, min(e.To, e.From+around)))
		f.bits(uint64(spanSum(old, e.From, e.To)))
		f.string(old.Slice(max(0, e.From-around), e.From))
		f.string(old.Slice(e.To, min(old.Len(), e.To+around)))
	}
	return f
}

func spanSum(t text.Rope, from, to int) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	sum := uint32(0)
	for at, chunk := range t.Chunks(from) {
		if at >= to {
			break
		}
		sum = crc32.Update(sum, table, []byte(chunk[:min(len(chunk), to-at)]))
	}
	return sum
}

func parseEdit(payload []byte) (edit, bool) {
	p := parser{rest: payload}
	e := edit{time: time.UnixMilli(p.number()), before: p.length(), after: p.length()}
	count := p.bits()
	last := 0
	for range count {
		x := part{from: p.length(), del: p.length(), ins: p.string(), gone: p.string(), goneSum: uint32(p.bits()), pre: p.string(), post: p.string()}
		if p.bad || x.from < last {
			return e, false
		}
		last = x.from + x.del
		e.parts = append(e.parts, x)
	}
	return e, !p.bad
}

// end is why an editor ended.
func endPayload(reason string, now time.Time) []byte {
	var f fields
	f.number(now.UnixMilli())
	f.string(reason)
	return f
}

func parseEnd(payload []byte) (reason string, at time.Time, ok bool) {
	p := parser{rest: payload}
	at, reason = time.UnixMilli(p.number()), p.string()
	return reason, at, !p.bad
}

var errNoJournal = errors.New("this is no journal, or nothing of it is intact")

// contents is a journal that was read.
type contents struct {
	head   head
	known  bool      // the head is intact
	base   text.Rope // as far as it is inside
	steps  []edit
	lost   bool // some edits are damaged
	reason string
	time   time.Time
}

// parse reads a journal; whatever is damaged is left out.
func parse(data []byte) (contents, error) {
	list, whole := records(data)
	c := contents{lost: !whole}
	var base []byte
	for _, r := range list {
		switch r.kind {
		case kindHead:
			if h, ok := parseHead(r.payload); ok {
				c.head, c.known = h, true
				continue
			}
		case kindBase:
			base = append(base, unpack(r.payload)...)
			continue
		case kindEdit:
			if e, ok := parseEdit(r.payload); ok {
				c.steps, c.time, c.reason = append(c.steps, e), e.time, ""
				continue
			}
		case kindEnd:
			if reason, at, ok := parseEnd(r.payload); ok {
				c.reason, c.time = reason, at
				continue
			}
		}
		c.lost = true
	}
	if len(list) == 0 {
		return c, errNoJournal
	}
	c.base = text.FromString(string(base))
	if c.known && c.head.inside && !c.head.is(c.base) {
		c.lost = true
	}
	return c, nil
}

// form makes a whole journal: a head, the text the edit is for when the head
// says so, and the edit, which may be empty.
func form(h head, base text.Rope, set change.Set, now time.Time) []byte {
	b := appendRecord([]byte(magic), kindHead, h.payload())
	if h.inside {
		b = appendBase(b, base)
	}
	return appendEdits(b, set, base, now)
}
