// Package lsp is the client side of the Language Server Protocol.
//
// It starts servers, keeps them told of the open documents, asks them
// questions and turns their answers into values of the house: byte spans in a
// text of a stated revision, change sets, paths. It draws nothing and knows no
// editor.
//
// # How it is used
//
// Servers is the one object. The owner of the documents tells it what is
// opened, changed, saved and closed (Open, Change, Flush, Saved, Close); those
// calls only queue and never wait. Questions are methods of Server, asked from
// any goroutine with a Snapshot of the document; they wait for the answer.
// What servers say unasked arrives at a Handler.
//
// # Revisions
//
// A question is written for the revision the server has when it leaves, which
// is the snapshot's unless the document has moved on; the answer names the
// revision its spans belong to. Bringing it up to date is the caller's part,
// who has the change log.
//
// # Failure
//
// Everything a server can do wrong costs at most the answer concerned. A
// server that dies is started again after 1, 2, 4... seconds, and given up,
// with the reason, after the fifth time in three minutes.
package lsp
