// Package wire carries JSON-RPC 2.0 messages over a byte stream in the
// framing of the Language Server Protocol.
//
// It knows nothing about languages or documents: it cuts the stream into
// messages, keeps requests and answers together, and makes sure that neither a
// slow, a silent nor a talkative peer can block or exhaust this process.
//
// The rules that shape it:
//   - Sending never blocks. Messages wait in a queue that one goroutine writes.
//   - The reader never writes and never calls out; it hands requests and
//     notifications to a second goroutine through a bounded inbox.
//   - Everything a peer can get wrong (noise between frames, wrong lengths,
//     broken JSON, odd ids) costs at most the message concerned.
package wire
