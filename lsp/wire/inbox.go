package wire

import "sync"

// Limits of an inbox. Nothing that empties it waits for the editor, so a full
// one only means that the peer is faster than this machine: reading pauses.
const (
	maxLetters     = 4096
	maxLetterBytes = 32 << 20
)

// letter is a request or notification on its way to the handler.
type letter struct {
	Message
	key  string // "" or what it is about; a newer one of the same key replaces it
	size int    // bytes it keeps alive
	gone bool   // replaced
}

// inbox is the bounded queue between the reader and the handler.
type inbox struct {
	mu     sync.Mutex
	change sync.Cond
	list   []letter
	base   int            // number of letters taken so far, the index of list[0]
	byKey  map[string]int // index of the waiting letter of a key
	bytes  int
	closed bool
}

func newInbox() *inbox {
	b := &inbox{byKey: map[string]int{}}
	b.change.L = &b.mu
	return b
}

// put adds l, waiting while the inbox is full.
func (b *inbox) put(l letter) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.closed && (len(b.list) >= maxLetters || b.bytes > maxLetterBytes) {
		b.change.Wait()
	}
	if b.closed {
		return
	}
	if l.key != "" {
		if i, ok := b.byKey[l.key]; ok {
			old := &b.list[i-b.base]
			b.bytes -= old.size
			*old = letter{gone: true}
		}
		b.byKey[l.key] = b.base + len(b.list)
	}
	b.list = append(b.list, l)
	b.bytes += l.size
	b.change.Broadcast()
}

// get takes the oldest letter, waiting for one; false when the inbox is closed.
func (b *inbox) get() (Message, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.closed {
		for len(b.list) > 0 {
			l := b.list[0]
			b.list[0] = letter{}
			b.list = b.list[1:]
			b.base++
			if l.gone {
				continue
			}
			if l.key != "" {
				delete(b.byKey, l.key)
			}
			b.bytes -= l.size
			b.change.Broadcast()
			return l.Message, true
		}
		b.change.Wait()
	}
	return Message{}, false
}

func (b *inbox) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.list, b.byKey, b.bytes = nil, nil, 0
	b.change.Broadcast()
}
