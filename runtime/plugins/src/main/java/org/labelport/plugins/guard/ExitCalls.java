package org.labelport.plugins.guard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces the calls in one class that end the program, and references to such methods, by methods that are added to the
 * class and throw. These take from the stack what the calls took, so nothing else of the class changes.
 */
final class ExitCalls extends ClassVisitor {

    /** The names of the methods in messages, by owner, name and descriptor. */
    private static final Map<String, String> ENDING = Map.of(
            "java/lang/System.exit(I)V", "System.exit",
            "java/lang/Runtime.exit(I)V", "Runtime.exit",
            "java/lang/Runtime.halt(I)V", "Runtime.halt");

    private static final String ADDED = "labelport$";

    private final String plugin;
    private final Set<Handle> replaced = new LinkedHashSet<>();
    private final Set<String> added = new HashSet<>();
    private String className = "";
    private boolean isInterface;

    private ExitCalls(ClassVisitor next, String plugin) {
        super(Opcodes.ASM9, next);
        this.plugin = plugin;
    }

    /**
     * Rewrites a class so that it has no such calls.
     *
     * @param plugin the plug-in's name, for the message of the exception
     * @return empty when there are none
     * @throws RuntimeException when the class seems to have such calls but cannot be read
     */
    static Optional<byte[]> replaced(byte[] classFile, String plugin) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1); // fast, and enough for names in ASCII
        if (!text.contains("exit") && !text.contains("halt")) {
            return Optional.empty();
        }
        ClassReader reader = new ClassReader(classFile);
        if (!refersToThem(reader)) {
            return Optional.empty();
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ExitCalls(writer, plugin), 0);
        return Optional.of(writer.toByteArray());
    }

    private static boolean refersToThem(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        final int methodTag = 10;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && reader.readByte(item - 1) == methodTag) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                String key = reader.readClass(item, buffer) + "." + reader.readUTF8(nameAndType, buffer)
                        + reader.readUTF8(nameAndType + 2, buffer);
                if (ENDING.containsKey(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        if (isInterface && (version & 0xffff) < Opcodes.V1_8) {
            throw new IllegalStateException("interfaces of Java 7 cannot be given methods");
        }
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
    }

    @Override
    public void visitEnd() {
        for (Handle original : replaced) {
            Handle replacement = replacement(original);
            if (added.add(replacement.getName() + replacement.getDesc())) {
                throwing(replacement, ENDING.getOrDefault(key(original), ""));
            }
        }
        super.visitEnd();
    }

    private void throwing(Handle method, String called) {
        MethodVisitor code = super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                method.getName(),
                method.getDesc(),
                null,
                null);
        String type = "java/lang/SecurityException";
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, type);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn("plugin.exit: " + plugin + " called " + called + " in " + className.replace('/', '.')
                + ": a plug-in may not end the program. Throw an exception instead");
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(3, 2);
        code.visitEnd();
    }

    private static String key(Handle method) {
        return method.getOwner() + "." + method.getName() + method.getDesc();
    }

    /** The added method that replaces a method; it takes the receiver, if there is one, as its first argument. */
    private Handle replacement(Handle method) {
        boolean ofObject = !method.getOwner().equals("java/lang/System");
        String descriptor = ofObject ? "(L" + method.getOwner() + ";I)V" : method.getDesc();
        return new Handle(Opcodes.H_INVOKESTATIC, className, ADDED + method.getName(), descriptor, isInterface);
    }

    private Handle orReplacement(Handle handle) {
        if (!ENDING.containsKey(key(handle))) {
            return handle;
        }
        replaced.add(handle);
        return replacement(handle);
    }

    private Object orReplacement(Object constant) {
        if (constant instanceof Handle handle) {
            return orReplacement(handle);
        }
        if (constant instanceof ConstantDynamic dynamic) {
            Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
            Arrays.setAll(arguments, i -> orReplacement(dynamic.getBootstrapMethodArgument(i)));
            return new ConstantDynamic(
                    dynamic.getName(), dynamic.getDescriptor(), dynamic.getBootstrapMethod(), arguments);
        }
        return constant;
    }

    /** The code of one method. */
    private final class Calls extends MethodVisitor {

        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            Handle called = new Handle(
                    opcode == Opcodes.INVOKESTATIC ? Opcodes.H_INVOKESTATIC : Opcodes.H_INVOKEVIRTUAL,
                    owner,
                    name,
                    descriptor,
                    ofInterface);
            Handle instead = orReplacement(called);
            if (instead == called) {
                super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
            } else {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, instead.getOwner(), instead.getName(), instead.getDesc(), isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] instead =
                    Arrays.stream(arguments).map(ExitCalls.this::orReplacement).toArray();
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, instead);
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(orReplacement(value));
        }
    }
}
