export declare function generateTypedDocuments(): Promise<void>;
