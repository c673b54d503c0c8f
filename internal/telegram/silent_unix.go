//go:build unix

package telegram

import (
	"errors"
	"syscall"
)

// silent reports whether nothing has come by a socket, not even its end. It does not wait. What has come is lost: the
// connection is of no use then.
func silent(socket syscall.RawConn) bool {
	nothing := false
	err := socket.Read(func(fd uintptr) bool {
		var b [1]byte
		_, err := syscall.Read(int(fd), b[:])
		nothing = errors.Is(err, syscall.EAGAIN)
		return true // whatever came, do not wait for more
	})
	return err == nil && nothing
}
