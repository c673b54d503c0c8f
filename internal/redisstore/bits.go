package redisstore

import "iter"

// toBits makes a bitmap, as Redis keeps one, of numbers below Shards.
func toBits(numbers iter.Seq[int]) []byte {
	bits := make([]byte, Shards/8)
	for n := range numbers {
		bits[n/8] |= 0x80 >> (n % 8)
	}
	return bits
}

// fromBits lists the numbers in a bitmap, in order.
func fromBits(bits []byte) []int {
	var numbers []int
	for n := range len(bits) * 8 {
		if bits[n/8]&(0x80>>(n%8)) != 0 {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
