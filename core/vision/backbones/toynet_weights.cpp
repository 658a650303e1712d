#include "core/vision/backbones/toynet_family.h"

// The assembler copies the file: as an array of numbers the compiler would take minutes and gigabytes for it.
asm(".section .rodata\n"
    ".balign 8\n"
    ".globl soco_toynet_begin, soco_toynet_end\n"
    ".hidden soco_toynet_begin, soco_toynet_end\n"
    ".type soco_toynet_begin, @object\n"
    "soco_toynet_begin:\n"
    ".incbin \"" SOCO_TOYNET_FILE "\"\n"
    ".type soco_toynet_end, @object\n"
    "soco_toynet_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" const char soco_toynet_begin[], soco_toynet_end[];

namespace soco::vision {

std::string_view toyNetWeights()
{
    return {soco_toynet_begin, std::size_t(soco_toynet_end - soco_toynet_begin)};
}

} // namespace soco::vision
