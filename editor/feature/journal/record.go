package journal

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// magic begins a journal; the number is that of its form. Records follow it.
const magic = "hx journal 2\n"

// kind tells what a record holds.
type kind byte

const (
	kindHead kind = 'H' // whose text it is, and what the edits are for: see head
	kindBase kind = 'B' // a piece of that text, compressed, when no file has it
	kindEdit kind = 'E' // a change of the text: see edit
	kindEnd  kind = 'R' // why the editor ended, and when
)

// record is one piece of a journal. Each stands for itself: a mark, its kind,
// the length of its payload and a CRC-32C over all of that, so that what is
// behind a damaged one is found again.
type record struct {
	kind    kind
	payload []byte
}

const (
	syncMark     = "\xf1J"
	recordHeader = len(syncMark) + 1 + 4 + 4 // bytes before the payload
)

func checksum(k kind, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	var head [5]byte
	head[0] = byte(k)
	binary.LittleEndian.PutUint32(head[1:], uint32(len(payload)))
	return crc32.Update(crc32.Update(0, table, head[:]), table, payload)
}

// appendRecord writes a record behind b.
func appendRecord(b []byte, k kind, payload []byte) []byte {
	b = append(b, syncMark...)
	b = append(b, byte(k))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(payload)))
	b = binary.LittleEndian.AppendUint32(b, checksum(k, payload))
	return append(b, payload...)
}

// splitRecord takes a record from the front of b; false when there is none, or
// it is damaged.
func splitRecord(b []byte) (r record, rest []byte, ok bool) {
	if len(b) < recordHeader || string(b[:len(syncMark)]) != syncMark {
		return r, nil, false
	}
	k := kind(b[len(syncMark)])
	size := binary.LittleEndian.Uint32(b[len(syncMark)+1:])
	sum := binary.LittleEndian.Uint32(b[len(syncMark)+5:])
	b = b[recordHeader:]
	if uint64(size) > uint64(len(b)) || checksum(k, b[:size]) != sum {
		return r, nil, false
	}
	return record{k, b[:size]}, b[size:], true
}

// maxDamage bounds how often the records behind a damaged place are looked for.
const maxDamage = 4096

// records returns the records of a journal that are intact; whole is false when
// something between them is not.
func records(data []byte) (list []record, whole bool) {
	rest, whole := bytes.CutPrefix(data, []byte(magic))
	for tries := 0; len(rest) > 0; {
		r, next, ok := splitRecord(rest)
		if ok {
			list, rest = append(list, r), next
			continue
		}
		whole = false
		i := bytes.Index(rest[1:], []byte(syncMark))
		if tries++; i < 0 || tries > maxDamage {
			break
		}
		rest = rest[1+i:]
	}
	return list, whole
}
